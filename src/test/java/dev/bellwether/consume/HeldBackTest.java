package dev.bellwether.consume;

import static dev.bellwether.testkit.Events.START;
import static dev.bellwether.testkit.Events.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.decide.Rules;
import dev.bellwether.decide.Silence;
import dev.bellwether.decide.SilenceId;
import dev.bellwether.decide.Silences;
import dev.bellwether.decide.Storm;
import dev.bellwether.decide.file.RulesReader;
import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Matcher;
import dev.bellwether.decide.route.Matcher.Operator;
import dev.bellwether.event.DeviceRef;
import dev.bellwether.event.LocationRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.Source;
import dev.bellwether.locate.Directory;
import dev.bellwether.notify.Outbox;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is looked at, and how often, to know what is held back; by rules that inhibit nothing. */
class HeldBackTest {

    private static final Rules RULES = new RulesReader("test")
            .read(new StringReader("route: {receiver: a}\nreceivers: [{name: a, email_configs: [{to: a@example.org}]}]"));

    private final List<LiveIncident> live = new ArrayList<>();
    private final List<Silence> silences = new ArrayList<>();
    private final List<List<Kind>> looks = new ArrayList<>();
    private int asked;

    private final Set<Fingerprint> digest = new HashSet<>();

    private final Incidents incidents = only(Incidents.class, Map.of("open", this::open, "liveWith", this::digest));
    private final HeldBack heldBack = new HeldBack(
            incidents,
            new Directory(),
            () -> RULES,
            only(Silences.class, Map.of("active", this::active)),
            new Storms(incidents, only(Outbox.class, Map.of()), () -> RULES, () -> minute(1)),
            () -> minute(1));

    @Test
    void a_silence_takes_incidents_of_every_kind_and_is_asked_for_once() {
        LiveIncident alarm = incident("loc-1", AlertName.HARDWARE_ALARM);
        LiveIncident offline = incident("loc-1", AlertName.DEVICE_OFFLINE);
        LiveIncident elsewhere = incident("loc-2", AlertName.HARDWARE_ALARM);
        live.addAll(List.of(alarm, offline, elsewhere));
        silences.add(silence("loc-1", 10));

        assertThat(heldBack.all()).containsExactlyInAnyOrder(alarm.id(), offline.id());
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void without_any_silence_only_what_others_may_cover_is_looked_at() {
        live.add(incident("loc-1", AlertName.HARDWARE_ALARM));

        assertThat(heldBack.all()).isEmpty();
        assertThat(looks).noneMatch(kinds -> kinds.contains(Kind.ALARM));
    }

    @Test
    void of_several_silences_the_last_to_end_says_until_when() {
        silences.addAll(List.of(silence("loc-1", 10), silence("loc-1", 30), silence("loc-2", 60)));

        assertThat(heldBack.why(incident("loc-1", AlertName.HARDWARE_ALARM)))
                .contains(new HeldBack.Why("silenced", "silenced until " + minute(30) + " by ada: new doors"));
        assertThat(heldBack.why(incident("loc-3", AlertName.HARDWARE_ALARM))).isEmpty();
    }

    @Test
    void what_a_digest_tells_is_not_told_or_escalated_by_itself_unless_it_is_critical() {
        LiveIncident mild = incident("loc-1", AlertName.HARDWARE_ALARM, Severity.WARNING);
        LiveIncident critical = incident("loc-2", AlertName.HARDWARE_ALARM);
        digest.addAll(List.of(Storm.member(mild.key()), Storm.member(critical.key())));

        assertThat(heldBack.why(mild)).contains(HeldBack.STORM);
        assertThat(heldBack.why(critical)).isEmpty();
    }

    private static Silence silence(String location, int until) {
        return new Silence(
                SilenceId.of(location + until), List.of(new Matcher(Label.LOCATION, Operator.EQUAL, location)), START,
                minute(until), "ada", "new doors", Silence.Cause.OPERATOR, null, START, null);
    }

    private static LiveIncident incident(String location, AlertName name) {
        return incident(location, name, Severity.CRITICAL);
    }

    private static LiveIncident incident(String location, AlertName name, Severity severity) {
        Alert alert = new Alert(
                Fingerprint.of(name, location, "", ""), name, severity, DeviceRef.NONE, "x", Source.WEBHOOK, START,
                START, START, null);
        return LiveIncident.opened(new IncidentKey(location, name.kind()), LocationRef.NONE, alert, name.written());
    }

    private List<LiveIncident> open(Object[] arguments) {
        List<Kind> kinds = List.of((Kind[]) arguments[0]);
        looks.add(kinds);
        return live.stream().filter(incident -> kinds.contains(incident.key().kind())).toList();
    }

    private List<Silence> active(Object[] arguments) {
        asked++;
        return silences.stream().filter(silence -> silence.isActive((Instant) arguments[0])).toList();
    }

    private Optional<IncidentId> digest(Object[] arguments) {
        return digest.contains(arguments[0]) ? Optional.of(new IncidentId(new UUID(0, 1))) : Optional.empty();
    }

    /** A port of which nothing else may be asked. */
    private static <P> P only(Class<P> port, Map<String, Function<Object[], Object>> answers) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, asked, arguments) -> {
            assertThat(answers).containsKey(asked.getName());
            return answers.get(asked.getName()).apply(arguments);
        }));
    }
}
