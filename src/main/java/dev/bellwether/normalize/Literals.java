package dev.bellwether.normalize;

import dev.bellwether.event.Connectivity;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the literals of {@code connection} mean. The REST API's are documented, a webhook's are not.
 *
 * @param online  lower-case literals that mean online
 * @param partial lower-case literals that mean partially online
 * @param offline lower-case literals that mean offline
 */
public record Literals(Set<String> online, Set<String> partial, Set<String> offline) {

    /** The literals of Bikeep's REST API. */
    public static final Literals DOCUMENTED = new Literals(Set.of("online"), Set.of("partially_online"), Set.of("offline"));

    /** The meaning of a literal; {@link Connectivity#UNKNOWN} when it is absent or has none. */
    public Connectivity read(@Nullable String literal) {
        if (literal == null) {
            return Connectivity.UNKNOWN;
        }
        String word = literal.strip().toLowerCase(Locale.ROOT);
        return online.contains(word)
                ? Connectivity.ONLINE
                : partial.contains(word)
                        ? Connectivity.PARTIALLY_ONLINE
                        : offline.contains(word) ? Connectivity.OFFLINE : Connectivity.UNKNOWN;
    }
}
