package dev.bellwether.locate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private static final List<String> FEW = List.of("a", "b", "c", "d");
    private static final List<String> MANY = List.of("a", "b", "c", "d", "e");

    @Test
    void nothing_is_asked_when_nothing_is_due() {
        assertThat(Agenda.of(false, List.of(), 10).isEmpty()).isTrue();
    }

    @Test
    void nothing_is_asked_when_no_call_may_be_made() {
        assertThat(Agenda.of(true, FEW, 0)).isEqualTo(Agenda.EMPTY);
        assertThat(Agenda.of(false, FEW, 0)).isEqualTo(Agenda.EMPTY);
    }

    @Test
    void when_everything_is_due_nothing_is_asked_by_itself() {
        assertThat(Agenda.of(true, FEW, 10)).isEqualTo(new Agenda(true, List.of()));
        assertThat(Agenda.of(true, FEW, 1)).isEqualTo(new Agenda(true, List.of()));
    }

    @Test
    void a_few_suspects_are_asked_one_by_one_in_their_order() {
        assertThat(Agenda.of(false, FEW, 10)).isEqualTo(new Agenda(false, FEW));
    }

    @Test
    void many_suspects_are_asked_by_one_call_for_everything() {
        assertThat(Agenda.of(false, MANY, 10)).isEqualTo(new Agenda(true, List.of()));
    }

    @Test
    void the_last_call_of_a_minute_is_kept_for_everything() {
        assertThat(Agenda.of(false, FEW, 3).singles()).containsExactly("a", "b");
        assertThat(Agenda.of(false, FEW, 1).isEmpty()).isTrue();
        assertThat(Agenda.of(false, MANY, 1).all()).isTrue();
    }
}
