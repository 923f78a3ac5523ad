package dev.bellwether.receive.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeedTest {

    @Test
    void a_seed_is_never_printed() {
        assertThat(new Seed("very-secret")).hasToString("Seed[redacted]");
    }

    @Test
    void a_blank_seed_is_refused() {
        assertThatThrownBy(() -> new Seed(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
