package dev.bellwether.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Services.class)
class ServicesAppTest {

    @Test
    void the_application_is_pointed_at_a_broker_that_answers() throws Exception {
        String servers = setting("kafka.bootstrap.servers");
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }

    @Test
    void the_stand_ins_that_the_test_reaches_are_those_the_application_knows() {
        assertThat(setting("bellwether.bikeep.api-url"))
                .isEqualTo(Services.bikeepServer().uri().toString());
        assertThat(setting("quarkus.mailer.port"))
                .isEqualTo(Integer.toString(Services.mail().port()));
    }

    private static String setting(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }
}
