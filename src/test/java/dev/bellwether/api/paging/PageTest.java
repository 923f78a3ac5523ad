package dev.bellwether.api.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @Test
    void one_more_than_asked_for_means_that_there_is_a_next_page_behind_the_last_of_this_one() {
        Page<Integer> page = Page.of(List.of(9, 8, 7), 2, Object::toString);

        assertThat(page.items()).containsExactly(9, 8);
        assertThat(page.next()).isEqualTo(new Cursor("8"));
    }

    @Test
    void no_more_than_asked_for_is_the_end() {
        assertThat(Page.of(List.of(9, 8), 2, Object::toString)).isEqualTo(new Page<>(List.of(9, 8), null));
        assertThat(Page.of(List.<Integer>of(), 2, Object::toString)).isEqualTo(new Page<>(List.of(), null));
    }

    @Test
    void what_is_shown_of_the_items_goes_on_where_they_do() {
        assertThat(Page.of(List.of(9, 8, 7), 1, Object::toString).map(item -> "no " + item))
                .isEqualTo(new Page<>(List.of("no 9"), new Cursor("9")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", "2026-03-01T10:00:00Z 0b9a3a53-5d1c-4d0a-9a59-2f6f1f1f7a10", "Õismäe ä & b=?"})
    void a_cursor_is_one_word_that_can_stand_in_a_link_and_be_read_again(String position) {
        String word = new Cursor(position).toString();

        assertThat(word).matches("[A-Za-z0-9_-]*");
        assertThat(Cursor.of(word)).contains(new Cursor(position));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a cursor", "_w", "!"})
    void what_nobody_answered_is_no_cursor(String word) {
        assertThat(Cursor.of(word)).isEmpty();
    }
}
