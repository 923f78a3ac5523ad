package dev.bellwether.notify.email;

import dev.bellwether.decide.Rules.Integration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a mail, by whose name.
 *
 * @param to     the addresses, in the order of the rules file
 * @param from   the sender; null for the one of the settings
 * @param digest when all is told as one; null when each is told by itself
 */
record EmailTarget(List<String> to, @Nullable String from, @Nullable DigestTimes digest) {

    private static final String TO = "to";
    private static final String FROM = "from";
    private static final String DIGEST = "digest";
    private static final String ZONE = "digest_zone";
    private static final List<String> KEYS = List.of(DIGEST, ZONE, FROM, TO);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    EmailTarget {
        to = List.copyOf(to);
    }

    /** The target that was {@link #check checked}. */
    static EmailTarget of(Integration integration) {
        return new EmailTarget(to(integration), integration.settings().get(FROM), digest(integration));
    }

    private static List<String> to(Integration integration) {
        return Arrays.stream(integration.settings().getOrDefault(TO, "").split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
    }

    private static @Nullable DigestTimes digest(Integration integration) {
        String times = integration.settings().get(DIGEST);
        return times == null ? null : DigestTimes.of(times, integration.settings().getOrDefault(ZONE, "UTC"));
    }

    /** What is wrong with the settings, in words for the operator. */
    static List<String> check(Integration integration) {
        List<String> to = to(integration);
        String from = integration.settings().get(FROM);
        List<String> wrong = new ArrayList<>();
        if (to.isEmpty()) {
            wrong.add("'to' is missing; write an address, or several with commas");
        }
        to.stream().filter(address -> !isAddress(address)).forEach(address -> wrong.add(noAddress(address)));
        if (from != null && !isAddress(from)) {
            wrong.add(noAddress(from));
        }
        try {
            if (digest(integration) == null && integration.settings().containsKey(ZONE)) {
                wrong.add("'digest_zone' without 'digest'; write the times of the day too, for instance digest: '08:00, 16:00'");
            }
        } catch (IllegalArgumentException e) {
            wrong.add(e.getMessage());
        }
        integration.settings().keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> wrong.add("'" + key + "' is not a key of this place; known here: " + KEYS));
        return wrong;
    }

    /** The same for one of its addresses. */
    EmailTarget only(String address) {
        return new EmailTarget(List.of(address), from, digest);
    }

    private static boolean isAddress(String text) {
        return text.contains("@") && !CONTROL.matcher(text).find();
    }

    private static String noAddress(String text) {
        return "'" + CONTROL.matcher(text).replaceAll(" ") + "' is no address";
    }
}
