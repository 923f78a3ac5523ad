package dev.bellwether.notify.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.decide.Rules.Integration;
import dev.bellwether.notify.Channel;
import dev.bellwether.notify.Lane;
import dev.bellwether.notify.Message;
import dev.bellwether.notify.Outcome;
import dev.bellwether.notify.http.Answer;
import dev.bellwether.notify.http.Body;
import dev.bellwether.notify.Cut;
import dev.bellwether.notify.http.HttpCaller;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import okhttp3.Request;

/** Raises, acknowledges and resolves one alert for each incident. */
@Singleton
class PagerDutyChannel implements Channel {

    private static final String WHO = "PagerDuty";
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int LONGEST_COMPLAINT = 300;

    private final HttpCaller http;

    PagerDutyChannel(HttpCaller http) {
        this.http = http;
    }

    @Override
    public String name() {
        return "pagerduty";
    }

    @Override
    public List<String> check(Integration integration) {
        return PagerDutyTarget.check(integration);
    }

    @Override
    public Lane lane(Integration integration) {
        try {
            return PagerDutyTarget.of(integration).lane();
        } catch (IOException e) {
            return Lane.unread(integration);
        }
    }

    @Override
    public boolean isUpToDate(Integration integration) {
        return true;
    }

    @Override
    public boolean staysOpen() {
        return true;
    }

    @Override
    public Outcome send(Message message, Integration integration) {
        try {
            PagerDutyTarget target = PagerDutyTarget.of(integration);
            Request request = new Request.Builder()
                    .url(target.url())
                    .post(Body.json(PagerDutyEvent.of(message.briefing(), target.routingKey())))
                    .build();
            return http.call(WHO, request, answer -> judged(answer, target));
        } catch (IOException e) {
            return new Outcome.Broken("the file of 'routing_key' cannot be read");
        }
    }

    private static Outcome judged(Answer answer, PagerDutyTarget target) {
        if (answer.status() == BAD_REQUEST) {
            String complaint = complaint(answer.json(), target);
            return complaint.toLowerCase(Locale.ROOT).matches("(?s).*(routing[_ ]key|invalid key).*")
                    ? new Outcome.Broken(complaint)
                    : new Outcome.Refused(complaint);
        }
        if (answer.isTaken() && answer.status() != ACCEPTED) {
            // some proxy said so: PagerDuty takes an event with 202 and nothing else
            return new Outcome.Unavailable(WHO + " answered " + answer.status() + " instead of 202", null, true);
        }
        return answer.outcome(WHO);
    }

    private static String complaint(JsonNode answer, PagerDutyTarget target) {
        String errors = StreamSupport.stream(answer.path("errors").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining("; "));
        String said = String.join(
                " ", WHO + " answered 400", answer.path("status").asText(), answer.path("message").asText(), errors);
        return Cut.to(LONGEST_COMPLAINT, said.replace(target.routingKey(), "***").strip());
    }
}
