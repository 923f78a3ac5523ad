package dev.bellwether.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionTest {

    private final Version version = of("open");

    @Test
    void what_is_answered_the_same_is_the_same_version_and_anything_else_another() {
        assertThat(of("open")).isEqualTo(version);
        assertThat(of("resolved")).isNotEqualTo(version);
        assertThat(version.tag()).matches("\"[0-9a-f]{32}\"");
    }

    @Test
    void a_change_is_let_through_without_a_condition_or_with_one_that_holds() {
        assertThat(version.allows(null)).isTrue();
        assertThat(version.allows("*")).isTrue();
        assertThat(version.allows(version.tag())).isTrue();
        assertThat(version.allows("\"another\" , " + version.tag())).isTrue();
    }

    @Test
    void a_change_is_refused_with_a_condition_that_does_not_hold() {
        assertThat(version.allows("\"another\"")).isFalse();
        assertThat(version.allows("")).isFalse();
        assertThat(version.allows(version.tag().replace("\"", ""))).isFalse();
        assertThat(version.allows("W/" + version.tag())).isFalse(); // to change, the same is not enough
    }

    @Test
    void who_has_it_already_gets_no_body() {
        assertThat(version.answer("it", version.tag()).getStatus()).isEqualTo(304);
        assertThat(version.answer("it", "W/" + version.tag()).getStatus()).isEqualTo(304);
        assertThat(version.answer("it", "\"another\"").getStatus()).isEqualTo(200);
        assertThat(version.answer("it", null).getHeaders().getFirst("ETag")).isEqualTo(version.tag());
    }

    private static Version of(String state) {
        return Version.of(List.of("an incident", state), new ObjectMapper());
    }
}
