package dev.bellwether.decide;

import static dev.bellwether.testkit.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.decide.route.Matcher.Operator;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InhibitionTest {

    private static final InhibitRule OUTAGE_OVER_STATUS =
            rule(AlertName.LOCATION_OUTAGE, AlertName.ABNORMAL_STATUS, Label.LOCATION);

    private final LiveIncident outage = incident("a", AlertName.LOCATION_OUTAGE);

    @Test
    void what_follows_from_something_worse_is_not_told() {
        LiveIncident status = incident("a", AlertName.ABNORMAL_STATUS);

        assertThat(because(status, OUTAGE_OVER_STATUS)).contains(outage);
        assertThat(because(outage, OUTAGE_OVER_STATUS)).isEmpty();
    }

    @Test
    void elsewhere_it_is_told() {
        assertThat(because(incident("b", AlertName.ABNORMAL_STATUS), OUTAGE_OVER_STATUS)).isEmpty();
        assertThat(because(
                        incident("b", AlertName.ABNORMAL_STATUS),
                        rule(AlertName.LOCATION_OUTAGE, AlertName.ABNORMAL_STATUS)))
                .contains(outage);
    }

    @Test
    void one_alert_that_nothing_inhibits_gets_the_incident_told() {
        LiveIncident both = incident("a", AlertName.ABNORMAL_STATUS).with(alert("a", AlertName.HARDWARE_ALARM));

        assertThat(because(both, OUTAGE_OVER_STATUS)).isEmpty();
        assertThat(because(both.with(alert("a", AlertName.HARDWARE_ALARM).over(START, START)), OUTAGE_OVER_STATUS))
                .contains(outage);
    }

    @Test
    void what_is_over_inhibits_nothing() {
        LiveIncident eased = outage.with(alert("a", AlertName.HARDWARE_ALARM))
                .with(alert("a", AlertName.LOCATION_OUTAGE).over(START, START));
        Inhibition inhibition = inhibition(OUTAGE_OVER_STATUS);

        assertThat(inhibition.of(incident("a", AlertName.ABNORMAL_STATUS), List.of(eased))).isEmpty();
    }

    @Test
    void what_would_inhibit_each_other_is_told() {
        InhibitRule back = rule(AlertName.ABNORMAL_STATUS, AlertName.LOCATION_OUTAGE, Label.LOCATION);
        InhibitRule all = new InhibitRule(List.of(), List.of(), List.of(Label.LOCATION));
        LiveIncident status = incident("a", AlertName.ABNORMAL_STATUS);

        assertThat(because(status, OUTAGE_OVER_STATUS, back)).isEmpty();
        assertThat(inhibition(OUTAGE_OVER_STATUS, back).of(outage, List.of(outage, status))).isEmpty();
        assertThat(because(status, all)).isEmpty();
    }

    @Test
    void a_chain_is_told_by_its_head_alone_whatever_its_end_leads_to() {
        LiveIncident status = incident("a", AlertName.ABNORMAL_STATUS);
        LiveIncident alarm = incident("b", AlertName.HARDWARE_ALARM);
        Inhibition chain = inhibition(
                rule(AlertName.LOCATION_OUTAGE, AlertName.ABNORMAL_STATUS),
                rule(AlertName.ABNORMAL_STATUS, AlertName.HARDWARE_ALARM));
        List<LiveIncident> live = List.of(alarm, status, outage);

        assertThat(chain.of(outage, live)).isEmpty();
        assertThat(chain.of(status, live)).contains(outage);
        assertThat(chain.of(alarm, live)).contains(status);
    }

    @Test
    void a_circle_of_three_is_told_as_three() {
        LiveIncident status = incident("a", AlertName.ABNORMAL_STATUS);
        LiveIncident alarm = incident("b", AlertName.HARDWARE_ALARM);
        Inhibition circle = inhibition(
                rule(AlertName.LOCATION_OUTAGE, AlertName.ABNORMAL_STATUS),
                rule(AlertName.ABNORMAL_STATUS, AlertName.HARDWARE_ALARM),
                rule(AlertName.HARDWARE_ALARM, AlertName.LOCATION_OUTAGE));
        List<LiveIncident> live = List.of(alarm, status, outage);

        assertThat(live).allSatisfy(one -> assertThat(circle.of(one, live)).isEmpty());
    }

    @Test
    void it_concerns_only_what_the_rules_may_keep_from_being_told() {
        Inhibition inhibition = inhibition(OUTAGE_OVER_STATUS);

        assertThat(inhibition.isNeeded()).isTrue();
        assertThat(inhibition.concerns(incident("b", AlertName.ABNORMAL_STATUS))).isTrue();
        assertThat(inhibition.concerns(outage)).isFalse();
        assertThat(inhibition().isNeeded()).isFalse();
        assertThat(inhibition().concerns(outage)).isFalse();
    }

    @Test
    void whatever_the_rules_what_is_not_told_follows_from_something_that_is() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            List<LiveIncident> live = Stream.generate(() -> incident(random.nextBoolean() ? "a" : "b", name(random)))
                    .limit(5)
                    .toList();
            InhibitRule[] rules = Stream.generate(() -> random.nextBoolean()
                            ? rule(name(random), name(random), Label.LOCATION)
                            : rule(name(random), name(random)))
                    .limit(4)
                    .toArray(InhibitRule[]::new);
            Inhibition inhibition = inhibition(rules);
            for (LiveIncident incident : live) {
                Incident told = incident;
                for (int step = 0; step < live.size() && inhibition.of(told, live).isPresent(); step++) {
                    told = inhibition.of(told, live).orElseThrow();
                }
                assertThat(inhibition.of(told, live)).as("seed %d run %d", seed, run).isEmpty();
            }
        }
    }

    private Optional<LiveIncident> because(LiveIncident target, InhibitRule... rules) {
        return inhibition(rules).of(target, List.of(target, outage));
    }

    private static Inhibition inhibition(InhibitRule... rules) {
        return new Inhibition(List.of(rules), incident -> Optional.empty());
    }

    private static InhibitRule rule(AlertName source, AlertName target, Label... equal) {
        return new InhibitRule(List.of(is(source)), List.of(is(target)), List.of(equal));
    }

    private static Matcher is(AlertName name) {
        return new Matcher(Label.ALERTNAME, Operator.EQUAL, name.written());
    }

    private static AlertName name(Random random) {
        return AlertName.values()[random.nextInt(4)];
    }

    private static LiveIncident incident(String location, AlertName name) {
        return LiveIncident.opened(
                new IncidentKey(location, name.kind()), LocationRef.NONE, alert(location, name), name.written());
    }

    private static Alert alert(String location, AlertName name) {
        return new Alert(
                Fingerprint.of(name, location, "", ""), name, Severity.WARNING, DeviceRef.NONE, "x", Source.WEBHOOK, START,
                START, START, null);
    }
}
