package dev.bellwether.bikeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The format of card ids in the guide's important notes. */
class CardIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"04a2b3c4d5e6f7", "00", "0123456789abcdef0123"})
    void takes_lower_case_hex_of_even_length_up_to_twenty_characters(String id) {
        assertThat(new CardId(id)).hasToString(id);
    }

    @ParameterizedTest
    @CsvSource({
        "04:A2:B3, write it as '04a2b3'",
        "04A2B3, write it as '04a2b3'",
        "04-a2 b3, write it as '04a2b3'",
        "04a2b, odd number of characters",
        "0123456789abcdef012345, it has 22 characters",
        "card 7, e.g. '04a2b3c4d5e6f7'",
        "'', e.g. '04a2b3c4d5e6f7'"
    })
    void refuses_anything_else_and_says_the_cure(String id, String cure) {
        assertThatThrownBy(() -> new CardId(id)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(cure);
    }
}
