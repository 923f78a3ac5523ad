package dev.bellwether.decide.file;

import dev.bellwether.decide.Ending;
import dev.bellwether.incident.AlertName;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys {@code hold} and {@code resolve}: how long a condition must last, and how it ends, which is after a duration,
 * by an {@code operator}, or as a mapping of {@code quiet} and {@code by_device} says.
 */
final class LivesReader {

    private static final String OPERATOR = "operator";
    private static final Duration QUIET = Duration.ofHours(1);
    private static final String ENDINGS = "write for instance 1h, or operator, or {quiet: 1h, by_device: false}";
    private static final String TOLD =
            "write for instance 1h, or leave it out, since Bikeep or polling tells when this is over";

    private static final Set<String> CONDITIONS =
            Arrays.stream(AlertName.values()).map(AlertName::written).collect(Collectors.toUnmodifiableSet());

    /** Those that nothing else ends: of the others Bikeep or polling tells the end. */
    private static final Map<AlertName, Ending> ENDLESS = Map.of(
            AlertName.HARDWARE_ALARM, Ending.afterQuiet(QUIET), AlertName.ABNORMAL_STATUS, Ending.afterQuiet(QUIET));

    private LivesReader() {}

    static Map<AlertName, Duration> hold(YamlMap root) {
        YamlMap hold = root.map("hold").only(CONDITIONS);
        Map<AlertName, Duration> durations = new EnumMap<>(AlertName.class);
        for (AlertName name : AlertName.values()) {
            if (hold.isGiven(name.written())) {
                durations.put(name, hold.duration(name.written(), Duration.ZERO));
            }
        }
        return durations;
    }

    static Map<AlertName, Ending> endings(YamlMap root) {
        YamlMap resolve = root.map("resolve").only(CONDITIONS);
        Map<AlertName, Ending> endings = new EnumMap<>(ENDLESS);
        for (AlertName name : AlertName.values()) {
            if (resolve.isGiven(name.written())) {
                endings.put(name, ending(resolve, name));
            }
        }
        return endings;
    }

    private static Ending ending(YamlMap resolve, AlertName name) {
        String key = name.written();
        boolean endless = ENDLESS.containsKey(name);
        if (endless && resolve.isMapping(key)) {
            return mapping(resolve.map(key));
        }
        Optional<String> text = resolve.text(key);
        if (endless && text.equals(Optional.of(OPERATOR))) {
            return Ending.BY_OPERATOR;
        }
        Optional<Duration> quiet = text.flatMap(Durations::parse);
        if (text.isPresent() && quiet.isEmpty()) {
            resolve.mistake(key, "'" + text.get() + "' is no duration; " + (endless ? ENDINGS : TOLD));
        }
        return Ending.afterQuiet(quiet.orElse(QUIET));
    }

    private static Ending mapping(YamlMap ending) {
        ending.only(Set.of("quiet", "by_device"));
        if (!ending.isGiven("quiet")) {
            ending.mistake("quiet", "is missing; write for instance quiet: 1h, or operator in place of the mapping");
        }
        boolean byDevice = !ending.isGiven("by_device") || ending.flag("by_device");
        return new Ending(ending.lasting("quiet", QUIET), byDevice);
    }
}
