package dev.bellwether.decide.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.bellwether.decide.route.Label;
import dev.bellwether.incident.AlertName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The schema for editors says what the service says, as far as a schema can. */
class RulesSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode TEXT = text();
    private static final Path BAD = Path.of("src/test/resources/rules/bad");

    /** Names that must fit elsewhere in the file, orders of times, zones, expressions: beyond a schema. */
    private static final Set<String> BEYOND = Set.of(
            "route-receiver-unknown.yaml", "routes-receiver-unknown.yaml", "mute-interval-unknown.yaml",
            "receiver-name-twice.yaml", "interval-name-twice.yaml", "interval-over-midnight.yaml",
            "interval-months-backwards.yaml", "interval-zone-unknown.yaml", "matcher-regex-broken.yaml",
            "not-yaml.yaml", "route-key-twice.yaml", "escalation-receiver-unknown.yaml", "escalation-step-not-later.yaml",
            "audit-receiver-unknown.yaml", "fallback-unknown.yaml");

    private static final String EVERY_CHANNEL =
            """
            route: {receiver: a}
            receivers:
              - name: a
                slack_configs: [{bot_token_file: /run/secrets/slack, channel: C1, base_url: "https://slack.com/api/"}]
                email_configs: [{to: a@example.org, from: b@example.org}]
                pagerduty_configs: [{routing_key: x}, {routing_key_file: /x, base_url: "https://events.eu.pagerduty.com"}]
                msteams_configs: [{webhook_url: "https://x"}, {webhook_url_file: /x}]
                webhook_configs: [{url: "https://x", secret_file: /x}, {url_file: /x, secret: whsec_x, allow_private: true}]
                alertmanager_configs:
                  - {url: "http://x:9093", resend: 30s}
                  - {url: "http://x", username: x, password_file: /x}
                  - {url: "http://x", bearer_token_file: /x}
                twilio_configs:
                  - account_sid: AC0123456789abcdef0123456789abcdef
                    auth_token_file: /x
                    from: "+15005550006"
                    to: "+37255512345"
                    mode: voice
            """;

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void what_the_service_refuses_the_schema_refuses(Path file) throws IOException {
        assertThat(violations(Files.readString(file))).isNotEmpty();
    }

    static Stream<Path> bad() throws IOException {
        try (Stream<Path> files = Files.list(BAD)) {
            return files.filter(file -> !BEYOND.contains(file.getFileName().toString())).sorted().toList().stream();
        }
    }

    @Test
    void what_is_beyond_a_schema_is_still_among_the_cases() {
        assertThat(BEYOND).allSatisfy(name -> assertThat(BAD.resolve(name)).exists());
    }

    @Test
    void what_the_service_takes_the_schema_takes() throws IOException {
        assertThat(violations(StarterRules.asTheyAre())).isEmpty();
        assertThat(violations(StarterRules.withAllThatIsOffered())).isEmpty();
        assertThat(violations("""
                route: {receiver: a, group_by: [location], group_wait: 0s, group_interval: 1h30m, repeat_interval: 4h, routes: []}
                receivers: [{name: a, slack_configs: [{api_url: "https://x"}], email_configs: []}]
                hold: {DeviceOffline: 10m, LocationOutage: 0}
                time_intervals:
                  - name: nights
                    time_intervals:
                      - {times: [{start_time: '22:00', end_time: '24:00'}], weekdays: ['saturday:monday'], location: UTC}
                      - {days_of_month: ['1:5', '-1', 3], months: ['january:march', 5], years: ['2026', 2027]}
                """)).isEmpty();
        assertThat(violations("""
                route: {receiver: a, routes: [{matchers: ['{severity="critical", tag!="a,b"}', device=, type=~"a|b"]}]}
                receivers: [{name: a}]
                severity: [{matchers: [tag=vip], severity: critical}, {severity: info}]
                inhibit_rules: [{source_matchers: [type=alarm], target_matchers: [type=status], equal: [location]}]
                """)).isEmpty();
        assertThat(violations(EVERY_CHANNEL)).isEmpty();
        assertThat(violations(RulesReaderTest.LIVES)).isEmpty();
        assertThat(violations(RulesReaderTest.EMPTY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "slack_configs: [{webhook: x}]", "email_configs: [{from: a@example.org}]",
        "pagerduty_configs: [{service_key: x}]", "pagerduty_configs: [{base_url: 'https://x'}]",
        "msteams_configs: [{}]", "webhook_configs: [{url: 'https://x'}]",
        "webhook_configs: [{url: 'https://x', secret: whsec_x, allow_private: perhaps}]",
        "alertmanager_configs: [{resend: 1m}]", "alertmanager_configs: [{url: 'http://x', resend: often}]",
        "twilio_configs: [{account_sid: AC1, auth_token: x, from: '+1', to: '+37255512345'}]",
        "twilio_configs: [{account_sid: AC0123456789abcdef0123456789abcdef, auth_token: x, from: x, to: +37255512345}]"
    })
    void what_a_channel_refuses_the_schema_refuses(String configs) {
        assertThat(violations("route: {receiver: a}\nreceivers: [{name: a, " + configs + "}]")).isNotEmpty();
    }

    @Test
    void it_knows_every_label_and_every_condition() {
        String matchers = TEXT.at("/$defs/matchers/pattern").asText();
        assertThat(Label.allWritten())
                .allSatisfy(label -> assertThat(matchers).containsPattern("[(|]" + label + "[)|]"));
        assertThat(JSON.convertValue(TEXT.at("/$defs/label/enum"), List.class)).isEqualTo(Label.allWritten());
        List<String> conditions =
                Arrays.stream(AlertName.values()).map(AlertName::written).toList();
        assertThat(List.of("/$defs/by_condition", "/properties/resolve"))
                .allSatisfy(place -> assertThat(TEXT.at(place + "/properties").fieldNames())
                        .toIterable()
                        .containsExactlyInAnyOrderElementsOf(conditions));
    }

    private static Set<ValidationMessage> violations(String yaml) {
        JsonNode rules = JSON.valueToTree(new Yaml().load(yaml));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(TEXT).validate(rules);
    }

    private static JsonNode text() {
        try (InputStream in = RulesSchemaTest.class.getResourceAsStream("/schemas/alerting.schema.json")) {
            return JSON.readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
