package dev.bellwether.bikeep;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * The cards that open devices. Every call blocks its thread and throws {@link BikeepTrouble} when there is no usable
 * answer; elements that cannot be read are left out.
 */
@Singleton
public class BikeepWhitelists {

    private static final int BAD_REQUEST = 400;

    private final BikeepApi api;
    private final BikeepLine line;

    BikeepWhitelists(@RestClient BikeepApi api, BikeepLine line) {
        this.api = api;
        this.line = line;
    }

    /** The whitelists of a location. */
    public List<BikeepWhitelist> at(String locationId) {
        String path = PathId.of(locationId);
        return line.ask(Question.of(
                Call.WHITELISTS, bearer -> api.whitelists(bearer, path), Content.data(BikeepWhitelist::read)));
    }

    /** What is on a whitelist. */
    public List<BikeepWhitelist.Entity> entities(String whitelistId) {
        String path = PathId.of(whitelistId);
        return line.ask(Question.of(
                Call.ENTITIES, bearer -> api.entities(bearer, path), Content.data(BikeepWhitelist.Entity::read)));
    }

    /** Where a whitelist's cards are taken. */
    public List<BikeepWhitelist.Target> targets(String whitelistId) {
        return targets(whitelistId, null);
    }

    /** Where a whitelist's cards are taken, only {@code device} or only {@code location}; null for both. */
    public List<BikeepWhitelist.Target> targets(String whitelistId, @Nullable String type) {
        String path = PathId.of(whitelistId);
        return line.ask(Question.of(
                Call.TARGETS,
                bearer -> api.targets(bearer, path, type),
                Content.data(BikeepWhitelist.Target::read)));
    }

    /** Puts cards on a whitelist; one that is there already is replaced. That some were refused is no trouble. */
    public CardsChanged add(String whitelistId, List<RfidCard> cards) {
        List<CardId> ids = cards.stream().map(RfidCard::id).toList();
        return change(whitelistId, "ADD", ids, cards.stream().map(RfidCard::entity).toList());
    }

    /** Takes cards off a whitelist. That some were refused, e.g. because they are not on it, is no trouble. */
    public CardsChanged remove(String whitelistId, List<CardId> cards) {
        return change(whitelistId, "REMOVE", cards, cards.stream().map(RfidCard::entity).toList());
    }

    private CardsChanged change(
            String whitelistId, String operation, List<CardId> ids, List<Map<String, Object>> entities) {
        if (ids.isEmpty()) {
            return new CardsChanged(List.of(), List.of());
        }
        String path = PathId.of(whitelistId);
        Map<String, Object> body = Map.of("operation", operation, "entities", entities);
        return line.ask(Question.<CardsChanged>of(
                        Call.ENTITIES_CHANGE,
                        bearer -> api.change(bearer, path, body),
                        (call, answer) -> CardsChanged.of(ids, answer))
                .orElse(BikeepWhitelists::partly));
    }

    private static boolean partly(Answer answer) {
        return answer.status() == BAD_REQUEST && answer.body().path("error_results").isArray()
                && !answer.body().path("error_results").isEmpty();
    }
}
