package dev.bellwether.decide.file;

import dev.bellwether.decide.FlappingRule;
import dev.bellwether.decide.StormRule;
import dev.bellwether.incident.Turns;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys {@code flapping}, {@code storm} and {@code maintenance}: when not every single thing is told. */
final class NoiseReader {

    private NoiseReader() {}

    static FlappingRule flapping(YamlMap root) {
        FlappingRule usual = FlappingRule.DEFAULT;
        YamlMap flapping = root.map("flapping").only(Set.of("turns", "within", "settle"));
        return new FlappingRule(
                flapping.number("turns", usual.turns(), 2, Turns.MOST),
                flapping.lasting("within", usual.within()),
                flapping.lasting("settle", usual.settle()));
    }

    static StormRule storm(YamlMap root) {
        StormRule usual = StormRule.DEFAULT;
        YamlMap storm = root.map("storm").only(Set.of("incidents", "within"));
        return new StormRule(
                storm.number("incidents", usual.incidents(), 2, Integer.MAX_VALUE), storm.lasting("within", usual.within()));
    }

    static @Nullable Duration maintenance(YamlMap root) {
        if (!root.isGiven("maintenance")) {
            return null;
        }
        YamlMap maintenance = root.map("maintenance").only(Set.of("for"));
        if (!maintenance.isGiven("for")) {
            maintenance.mistake("for", "is missing; write for instance for: 2h");
        }
        return maintenance.lasting("for", Duration.ofHours(2));
    }
}
