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
 * @param to   the addresses, in the order of the rules file
 * @param from the sender; null for the one of the settings
 */
record EmailTarget(List<String> to, @Nullable String from) {

    private static final String TO = "to";
    private static final String FROM = "from";
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    EmailTarget {
        to = List.copyOf(to);
    }

    static EmailTarget of(Integration integration) {
        List<String> to = Arrays.stream(integration.settings().getOrDefault(TO, "").split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
        return new EmailTarget(to, integration.settings().get(FROM));
    }

    /** What is wrong with the settings, in words for the operator. */
    static List<String> check(Integration integration) {
        EmailTarget target = of(integration);
        List<String> wrong = new ArrayList<>();
        if (target.to.isEmpty()) {
            wrong.add("'to' is missing; write an address, or several with commas");
        }
        target.to.stream().filter(address -> !isAddress(address)).forEach(address -> wrong.add(noAddress(address)));
        if (target.from != null && !isAddress(target.from)) {
            wrong.add(noAddress(target.from));
        }
        integration.settings().keySet().stream()
                .filter(key -> !key.equals(TO) && !key.equals(FROM))
                .forEach(key -> wrong.add("'" + key + "' is not a key of this place; known here: from, to"));
        return wrong;
    }

    /** The same for one of its addresses. */
    EmailTarget only(String address) {
        return new EmailTarget(List.of(address), from);
    }

    private static boolean isAddress(String text) {
        return text.contains("@") && !CONTROL.matcher(text).find();
    }

    private static String noAddress(String text) {
        return "'" + CONTROL.matcher(text).replaceAll(" ") + "' is no address";
    }
}
