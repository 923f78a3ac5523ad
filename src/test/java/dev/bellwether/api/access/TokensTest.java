package dev.bellwether.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.api.access.Tokens.Known;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final String SECRET = "correct horse battery".replace(' ', '-');

    @Test
    void a_token_tells_whose_it_is_and_what_they_may_do() {
        Tokens tokens = Tokens.read(List.of("# on call", "", "ada admin " + SECRET, "eve  viewer\tanother-long-token"));

        assertThat(tokens.of(SECRET)).get().extracting(Known::name, Known::role).containsExactly("ada", Role.ADMIN);
        assertThat(tokens.of("another-long-token")).map(Known::role).contains(Role.VIEWER);
        assertThat(tokens.of("correct-horse")).isEmpty();
        assertThat(Tokens.read(List.of()).of(SECRET)).isEmpty();
    }

    @Test
    void a_token_may_be_given_by_its_hash() throws Exception {
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                .digest(SECRET.getBytes(StandardCharsets.UTF_8)));

        assertThat(Tokens.read(List.of("ada admin sha256:" + hash)).of(SECRET)).isPresent();
        assertThat(Tokens.read(List.of("ada admin sha256:" + hash)).of("sha256:" + hash)).isEmpty();
    }

    @Test
    void each_role_may_do_what_lesser_ones_may() {
        assertThat(Role.VIEWER.andLesser()).containsExactly("viewer");
        assertThat(Role.ADMIN.andLesser()).containsExactlyInAnyOrder("viewer", "operator", "admin");
    }

    @Test
    void lines_that_cannot_be_used_are_named_without_what_is_in_them() {
        assertThatThrownBy(() -> Tokens.read(List.of("ada " + SECRET, "eve root " + SECRET, "", "bob viewer short", "x admin sha256:12")))
                .hasMessageContaining("line 1: must be a name, a role and a token")
                .hasMessageContaining("line 2: the role must be one of [admin, operator, viewer]")
                .hasMessageContaining("line 4: the token must have at least 16 characters")
                .hasMessageContaining("line 5: the token must")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void nothing_of_a_token_is_printed() {
        assertThat(Tokens.read(List.of("ada admin " + SECRET))).asString().doesNotContain(SECRET).contains("ada admin");
    }
}
