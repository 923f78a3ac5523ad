package dev.bellwether.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.testkit.Await;

/** That the consumer is alive behind the topic. */
final class Consumed {

    private Consumed() {}

    /** A good event is told in Slack, so nothing before it holds the consumer up. */
    static void isTold(String type, String mark) {
        String data = "{\"location_id\":\"" + mark + "\",\"device_id\":\"7\",\"alarm_reason\":\"" + mark + "\"}";
        assertThat(Deliveries.postSigned(type, data).statusCode()).isEqualTo(202);
        Await.slackCall(mark);
    }
}
