package dev.bellwether.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every object that the chart makes, read by the models of Kubernetes: a key that they do not know is a mistake. */
class HelmKindsTest {

    static final List<Path> CI_VALUES = List.of(Chart.LEAST, Chart.FULL, Chart.ROLES);

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Stream.of(
                    ConfigMap.class, Deployment.class, HorizontalPodAutoscaler.class, HTTPRoute.class, Ingress.class,
                    NetworkPolicy.class, Pod.class, PodDisruptionBudget.class, PrometheusRule.class, Service.class,
                    ServiceAccount.class, ServiceMonitor.class)
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));
    /** Nobody publishes models of these. */
    private static final Set<String> WITHOUT_A_MODEL = Set.of("KafkaTopic");

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false; // by which the models keep what they do not know
                }
            })
            .build();

    @BeforeAll
    static void needsHelm() {
        Chart.needsHelm();
    }

    @ParameterizedTest
    @FieldSource("CI_VALUES")
    void every_object_is_one_that_a_cluster_takes(Path values) throws JsonProcessingException {
        for (JsonNode object : Chart.render(values)) {
            String kind = object.path("kind").asText();
            if (!WITHOUT_A_MODEL.contains(kind)) {
                HasMetadata read = STRICT.treeToValue(object, KINDS.get(kind));
                assertThat(read.getApiVersion()).isEqualTo(object.path("apiVersion").asText());
                assertThat(HasMetadata.getApiVersion(KINDS.get(kind))).isEqualTo(read.getApiVersion());
            }
        }
    }

    @ParameterizedTest
    @FieldSource("CI_VALUES")
    void the_test_of_a_release_asks_the_service_as_the_pods_run(Path values, @TempDir Path folder) throws IOException {
        JsonNode test = Chart.test(values, folder);
        List<JsonNode> receiving = Chart.render(values).stream()
                .filter(object -> !object.at("/spec/selector/app.kubernetes.io~1component").asText().equals("processor"))
                .toList();
        JsonNode service = Chart.the("Service", receiving);

        STRICT.treeToValue(test, Pod.class);
        assertThat(Chart.env(test.at("/spec/containers/0"), "SERVICE").path("value").asText())
                .isEqualTo("http://%s:%d", service.at("/metadata/name").asText(), service.at("/spec/ports/0/port").asInt());
        assertThat(test.at("/spec/containers/0/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
    }

    @Test
    void a_misspelt_key_is_noticed() {
        JsonNode service = Manifest.of("{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{prot: 80}]}}");

        assertThatThrownBy(() -> STRICT.treeToValue(service, Service.class)).hasMessageContaining("prot");
    }
}
