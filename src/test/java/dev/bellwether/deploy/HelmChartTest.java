package dev.bellwether.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the chart makes of its values: the objects a cluster would get. */
class HelmChartTest {

    static final List<Path> CI_VALUES = List.of(Chart.LEAST, Chart.FULL);

    @BeforeAll
    static void needsHelm() {
        Chart.needsHelm();
    }

    @ParameterizedTest
    @FieldSource("CI_VALUES")
    void aPodIsStartedOnlyAndServedOnlyAsItsHealthSays(Path values) {
        var container = Chart.container(Chart.render(values));

        assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
        assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(8080);
        assertThat(Chart.env(container, "QUARKUS_HTTP_PORT").path("value").asText()).isEqualTo("8080");
    }

    @ParameterizedTest
    @FieldSource("CI_VALUES")
    void aPodPassesTheRestrictedPodSecurityStandard(Path values) {
        var pod = Chart.pod(Chart.render(values)).path("spec");
        var container = pod.at("/containers/0/securityContext");

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(container.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(pod.at("/volumes/0/name").asText()).isEqualTo("tmp");
        assertThat(pod.at("/volumes/0").has("emptyDir")).isTrue();
        assertThat(pod.at("/containers/0/volumeMounts/0/mountPath").asText()).isEqualTo("/tmp");
    }

    @ParameterizedTest
    @FieldSource("CI_VALUES")
    void theServiceListensToEveryNameItIsGiven(Path values) {
        assertThat(names(Chart.container(Chart.render(values))))
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(KnownSettings.has(name) || name.equals("JAVA_TOOL_OPTIONS"))
                        .as("%s is a setting of the service", name)
                        .isTrue());
    }

    @Test
    void theRulesAreTheValuesRulesOverTheChartsOwn() {
        var objects = Chart.render(Chart.FULL);
        var values = Values.merge(Manifest.of(Chart.ROOT.resolve("values.yaml")), Manifest.of(Chart.FULL));

        assertThat(Manifest.of(Chart.rules(objects))).isEqualTo(values.at("/alerting/config"));
        assertThat(Chart.env(Chart.container(objects), "BELLWETHER_ALERTING_CONFIG").path("value").asText())
                .isEqualTo("/etc/bellwether/alerting.yaml");
    }

    @Test
    void otherRulesRollThePodsAndNothingElseDoes() {
        var before = checksum(Chart.render(Chart.LEAST));

        assertThat(before).matches("[0-9a-f]{64}");
        assertThat(checksum(Chart.render(Chart.LEAST, Map.of("alerting.config.hold.DeviceOffline", "11m"))))
                .isNotEqualTo(before);
        assertThat(checksum(Chart.render(Chart.LEAST, Map.of("service.port", "81"))))
                .isEqualTo(before);
    }

    @Test
    void aRollOutLeavesNoWebhookUnanswered() {
        var deployment = Chart.the("Deployment", Chart.render(Chart.LEAST));
        var pod = deployment.at("/spec/template/spec");
        var told = pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();
        var inFlight = Chart.env(pod.at("/containers/0"), "QUARKUS_SHUTDOWN_TIMEOUT").path("value").asText();

        assertThat(deployment.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(-1)).isZero();
        assertThat(told).isPositive();
        assertThat(pod.path("terminationGracePeriodSeconds").asInt())
                .isGreaterThan(told + Integer.parseInt(inFlight.replace("s", "")));
    }

    @Test
    void whatIsOffIsNotThere() {
        assertThat(Chart.render(Chart.LEAST))
                .extracting(object -> object.path("kind").asText())
                .containsExactlyInAnyOrder("ServiceAccount", "ConfigMap", "Service", "Deployment");
    }

    @Test
    void onlyTheWebhooksPathIsOpenToTheOutside() {
        var paths = Chart.the("Ingress", Chart.render(Chart.LEAST, Map.of("ingress.enabled", "true")))
                .findValuesAsText("path");

        assertThat(paths).containsExactly("/webhooks/bikeep");
    }

    @Test
    void aBudgetIsKeptOnlyWhereItLeavesRoomForADrain() {
        assertThat(Chart.the("PodDisruptionBudget", Chart.render(Chart.LEAST, Map.of("replicaCount", "2")))
                        .at("/spec/maxUnavailable")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void everySelectorSelectsThePods() {
        var objects = Chart.render(Chart.FULL);
        var labels = Chart.pod(objects).at("/metadata/labels");

        Stream.of("Deployment/spec/selector/matchLabels", "Service/spec/selector",
                        "PodDisruptionBudget/spec/selector/matchLabels", "NetworkPolicy/spec/podSelector/matchLabels")
                .map(where -> where.split("/", 2))
                .map(where -> Chart.the(where[0], objects).at("/" + where[1]))
                .forEach(selector -> assertThat(selector.properties())
                        .isNotEmpty()
                        .allSatisfy(label -> assertThat(labels.get(label.getKey())).isEqualTo(label.getValue())));
    }

    @Test
    void a_pod_is_spread_over_the_hosts_by_its_own_labels() {
        var pod = Chart.pod(Chart.render(Chart.LEAST));
        var spread = pod.at("/spec/topologySpreadConstraints/0");

        assertThat(spread.path("topologyKey").asText()).isEqualTo("kubernetes.io/hostname");
        assertThat(spread.at("/labelSelector/matchLabels").properties())
                .isNotEmpty()
                .allSatisfy(label -> assertThat(pod.at("/metadata/labels").get(label.getKey())).isEqualTo(label.getValue()));
    }

    @Test
    void whoScalesByLoadHasNoFixedNumberOfPods() {
        var objects = Chart.render(Chart.FULL);

        assertThat(Chart.the("Deployment", objects).at("/spec").has("replicas")).isFalse();
        assertThat(Chart.the("HorizontalPodAutoscaler", objects).at("/spec/scaleTargetRef/name"))
                .isEqualTo(Chart.the("Deployment", objects).at("/metadata/name"));
    }

    @Test
    void rolesApartAreTwoDeploymentsOfWhichOneOnlyReceivesAndIsServed() {
        var objects = Chart.render(Chart.ROLES);
        var receiver = Chart.the("Deployment", named("prod-bellwether-receiver", objects));
        var processor = Chart.the("Deployment", named("prod-bellwether-processor", objects));

        assertThat(Chart.env(receiver.at("/spec/template/spec/containers/0"), "BELLWETHER_ROLE_PROCESSES").path("value").asText())
                .isEqualTo("false");
        assertThat(names(processor.at("/spec/template/spec/containers/0"))).doesNotContain("BELLWETHER_ROLE_PROCESSES");
        var webhooks = Chart.the("Service", named("prod-bellwether", objects)).at("/spec/selector");
        assertThat(selects(webhooks, receiver)).isTrue();
        assertThat(selects(webhooks, processor)).isFalse();
        assertThat(selects(receiver.at("/spec/selector/matchLabels"), receiver)).isTrue();
        assertThat(selects(processor.at("/spec/selector/matchLabels"), receiver)).isFalse();
        assertThat(selects(Chart.the("Service", named("prod-bellwether-processor", objects)).at("/spec/selector"), processor))
                .as("found to be scraped")
                .isTrue();
        assertThat(Chart.the("HorizontalPodAutoscaler", named("prod-bellwether-receiver", objects)).at("/spec/metrics")).hasSize(1);
        assertThat(Chart.the("HorizontalPodAutoscaler", named("prod-bellwether-processor", objects)).at("/spec/metrics")).hasSize(2);
    }

    private static List<JsonNode> named(String name, List<JsonNode> objects) {
        return objects.stream().filter(object -> object.at("/metadata/name").asText().equals(name)).toList();
    }

    private static boolean selects(JsonNode selector, JsonNode deployment) {
        var labels = deployment.at("/spec/template/metadata/labels");
        return selector.properties().stream().allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
    }

    @Test
    void onlyTheGivenPathsAreOpenByTheGateway() {
        var objects = Chart.render(
                Chart.LEAST, Map.of("httpRoute.enabled", "true", "httpRoute.parentRefs[0].name", "outside"));

        assertThat(Chart.the("HTTPRoute", objects).findValuesAsText("value")).containsExactly("/webhooks/bikeep");
        assertThat(Chart.the("HTTPRoute", objects).at("/spec/rules/0/backendRefs/0/name"))
                .isEqualTo(Chart.the("Service", objects).at("/metadata/name"));
    }

    @Test
    void theTopicsAreThoseTheServiceUses() {
        var settings = Manifest.text(Path.of("src/main/resources/application.properties"));

        assertThat(Chart.render(Chart.FULL))
                .filteredOn(object -> object.path("kind").asText().equals("KafkaTopic"))
                .extracting(object -> object.at("/spec/topicName").asText())
                .hasSize(3)
                .allSatisfy(topic -> assertThat(settings).contains(".topic=" + topic + "\n"));
    }

    @Test
    void theAlertsAreTheFilesAndLeadToTheRunbooksWhereTheyCanBeRead() {
        var files = AlertRules.files().stream()
                .map(file -> Manifest.text(file)
                        .replace("https://bellwether.example.org/runbooks", "https://runbooks.example.org/bellwether"))
                .map(text -> Manifest.of(text).at("/groups/0"))
                .toList();

        assertThat(Chart.the("PrometheusRule", Chart.render(Chart.FULL)).at("/spec/groups")).containsExactlyElementsOf(files);
    }

    @Test
    void prometheusFindsTheServiceByItsLabelsAndScrapesWhereItsMetricsAre() {
        var objects = Chart.render(Chart.FULL);
        var monitor = Chart.the("ServiceMonitor", objects);
        var service = Chart.the("Service", objects);

        assertThat(monitor.at("/spec/selector/matchLabels").properties())
                .isNotEmpty()
                .allSatisfy(label -> assertThat(service.at("/metadata/labels").get(label.getKey())).isEqualTo(label.getValue()));
        assertThat(monitor.at("/spec/endpoints/0/port")).isEqualTo(service.at("/spec/ports/0/name"));
        assertThat(monitor.at("/spec/endpoints/0/path").asText()).isEqualTo("/q/metrics");
        assertThat(monitor.at("/metadata/labels/release").asText()).isEqualTo("prometheus");
    }

    @Test
    void theDashboardsAreTheFiles() {
        var map = Chart.render(Chart.FULL).stream()
                .filter(object -> object.at("/metadata/name").asText().endsWith("-dashboards"))
                .findFirst()
                .orElseThrow();

        assertThat(map.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("yes");
        assertThat(map.path("data")).hasSize(Dashboard.all().size());
        assertThat(Dashboard.all()).allSatisfy(dashboard -> assertThat(
                        Manifest.of(map.path("data").path("bellwether-" + dashboard.name()).asText()))
                .isEqualTo(dashboard.json()));
    }

    private static List<String> names(JsonNode container) {
        return StreamSupport.stream(container.path("env").spliterator(), false)
                .map(variable -> variable.path("name").asText())
                .toList();
    }

    private static String checksum(List<JsonNode> objects) {
        return Chart.pod(objects).at("/metadata/annotations").path("checksum/config").asText();
    }
}
