package dev.bellwether.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellwether.decide.audit.Failing;
import dev.bellwether.testkit.Metrics;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The auditor on its real schedule, beside everything else. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class AuditScheduleAppTest {

    @Test
    void it_looks_by_itself_and_gets_answers() {
        double looks = Metrics.value("bellwether_audit_looks_total");

        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> Metrics.value("bellwether_audit_looks_total") > looks);

        for (Failing failing : List.of(Failing.DATABASE_UNREACHABLE, Failing.KAFKA_UNREACHABLE)) {
            assertThat(Metrics.value("bellwether_audit_findings{finding=\"" + failing.written() + "\"}")).isZero();
        }
    }
}
