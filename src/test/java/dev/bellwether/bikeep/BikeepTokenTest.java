package dev.bellwether.bikeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.bikeep.BikeepTrouble.Kind;
import dev.bellwether.bikeep.TokenEndpoint.Granted;
import dev.bellwether.testkit.MovedClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long a token is kept. */
class BikeepTokenTest {

    private final MovedClock clock = new MovedClock(Instant.parse("2026-02-26T10:30:00Z"));
    private final BikeepToken token = new BikeepToken(this::grant, Duration.ofMinutes(1), clock);
    private Duration lifetime = Duration.ofHours(1);
    private boolean down;
    private int granted;

    @Test
    void is_kept_until_shortly_before_its_end_and_then_renewed() {
        assertThat(token.current()).isEqualTo("token-1");
        clock.advance(Duration.ofMinutes(59).minusMillis(1));
        assertThat(token.current()).isEqualTo("token-1");
        clock.advance(Duration.ofMillis(1));
        assertThat(token.current()).isEqualTo("token-2");
    }

    @Test
    void is_used_to_its_very_end_when_it_cannot_be_renewed_and_no_longer() {
        token.current();
        down = true;
        clock.advance(Duration.ofHours(1).minusMillis(1));
        assertThat(token.current()).isEqualTo("token-1");
        clock.advance(Duration.ofMillis(1));
        assertThatThrownBy(token::current).isInstanceOf(BikeepTrouble.class);
        down = false;
        assertThat(token.current()).isEqualTo("token-2");
    }

    @Test
    void a_short_lived_one_is_kept_for_most_of_its_life() {
        lifetime = Duration.ofSeconds(40);
        token.current();
        clock.advance(Duration.ofSeconds(29));
        assertThat(token.current()).isEqualTo("token-1");
    }

    @Test
    void only_the_one_that_was_refused_is_forgotten() {
        token.refused(token.current());
        assertThat(token.current()).isEqualTo("token-2");
        token.refused("token-1");
        assertThat(token.current()).isEqualTo("token-2");
    }

    @Test
    void is_never_printed() {
        assertThat(new Granted("secret", lifetime).toString()).doesNotContain("secret");
    }

    private Granted grant() {
        if (down) {
            throw new BikeepTrouble(Kind.TOKEN, Call.TOKEN, "down");
        }
        return new Granted("token-" + ++granted, lifetime);
    }
}
