package dev.bellwether.bikeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bellwether.bikeep.BikeepWhitelist.Entity;
import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.Reply;
import dev.bellwether.local.http.Request;
import dev.bellwether.testkit.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Step 4 of Bikeep's guide: the cards that open devices. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@WithTestResource(MovedBikeep.class)
class GuideStep4CardsAppTest {

    private static final CardId JOHN = new CardId("04a2b3c4d5e6f7");
    private static final CardId JANE = new CardId("04b3c4d5e6f7a8");
    private static final Instant END = Instant.parse("2026-06-30T23:59:59Z");

    @Inject
    BikeepWhitelists client;

    private String list;

    @BeforeEach
    void clear() {
        MovedBikeep.clear();
        list = client.at(MovedBikeep.location(MovedBikeep.LOCKERS)).get(0).id();
        client.remove(list, client.entities(list).stream().map(e -> new CardId(e.id())).toList());
    }

    @Test
    void step_4a_finds_the_whitelist_of_a_location_and_its_targets_by_type() {
        assertThat(client.at(MovedBikeep.location(MovedBikeep.LOCKERS))).hasSize(1);
        assertThat(client.targets(list)).hasSize(9);
        assertThat(client.targets(list, "device")).hasSize(8).allMatch(target -> "device".equals(target.type()));
        assertThat(client.entities(list)).isEmpty();
    }

    @Test
    void step_4b_adds_cards_with_their_end_and_comment() {
        CardsChanged changed = client.add(
                list,
                List.of(
                        RfidCard.active(JOHN).commented("Employee badge - John"),
                        RfidCard.active(JANE).until(END).commented("Contractor badge - Jane (temp)")));

        assertThat(changed.complete()).isTrue();
        assertThat(changed.succeeded()).containsExactly(JOHN, JANE);
        assertThat(client.entities(list))
                .extracting(Entity::id, Entity::status, Entity::expiresAt, Entity::comment)
                .containsExactly(
                        tuple(JOHN.value(), "ACTIVE", null, "Employee badge - John"),
                        tuple(
                                JANE.value(), "ACTIVE", END, "Contractor badge - Jane (temp)"));
    }

    @Test
    void step_4b_adding_a_card_again_replaces_it() {
        client.add(list, List.of(RfidCard.active(JOHN).commented("old")));

        client.add(list, List.of(new RfidCard(JOHN, RfidCard.Status.INACTIVE, null, "new")));

        assertThat(client.entities(list))
                .extracting(Entity::status, Entity::comment)
                .containsExactly(tuple("INACTIVE", "new"));
    }

    @Test
    void step_4c_removes_cards() {
        client.add(list, List.of(RfidCard.active(JOHN), RfidCard.active(JANE)));

        assertThat(client.remove(list, List.of(JOHN)).complete()).isTrue();

        assertThat(client.entities(list)).extracting(Entity::id).containsExactly(JANE.value());
    }

    @Test
    void notes_a_batch_that_succeeds_by_half_says_which_card_failed_and_why() {
        client.add(list, List.of(RfidCard.active(JOHN)));

        CardsChanged changed = client.remove(list, List.of(JANE, JOHN));

        assertThat(changed.complete()).isFalse();
        assertThat(changed.succeeded()).containsExactly(JOHN);
        assertThat(changed.failed())
                .extracting(CardsChanged.Failure::id, CardsChanged.Failure::errorCode)
                .containsExactly(tuple(JANE.value(), "ERRORS.ENTITY_NOT_FOUND"));
        assertThat(client.entities(list)).as("what succeeded stays").isEmpty();
    }

    @Test
    void notes_a_failure_that_names_no_card_makes_no_card_a_success() {
        MovedBikeep.bikeep().faults().next(1, (request, handler, over) ->
                Reply.json(400, Map.of("error_results", List.of(Map.of("reason", "?")))));

        CardsChanged changed = client.add(list, List.of(RfidCard.active(JOHN)));

        assertThat(changed.succeeded()).isEmpty();
        assertThat(changed.failed()).hasSize(1);
    }

    @Test
    void any_other_400_is_trouble() {
        MovedBikeep.bikeep().faults().next(1, Fault.status(400));

        assertThatThrownBy(() -> client.add(list, List.of(RfidCard.active(JOHN))))
                .isInstanceOfSatisfying(BikeepTrouble.class, trouble -> {
                    assertThat(trouble.kind()).isEqualTo(BikeepTrouble.Kind.REFUSED);
                    assertThat(trouble.status()).hasValue(400);
                });
    }

    @Test
    void no_cards_are_not_sent() {
        List<Request> calls = MovedBikeep.seen();

        assertThat(client.add(list, List.of()).complete()).isTrue();

        assertThat(calls).isEmpty();
    }
}
