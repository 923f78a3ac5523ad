package dev.bellwether.bikeep;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number of an RFID card as Bikeep wants it.
 *
 * @param value lower-case hex of even length, at most 20 characters, without separators
 */
public record CardId(String value) {

    private static final Pattern FORMAT = Pattern.compile("([0-9a-f]{2}){1,10}");
    private static final String RULE = "lower-case hex of even length without separators, at most 20 characters";

    /** Refuses any other format with a message that says how to write it. */
    public CardId {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not the id of an RFID card: " + cure(value));
        }
    }

    private static String cure(String value) {
        String plain = value.strip().replaceAll("[\\s:._-]", "").toLowerCase(Locale.ROOT);
        if (FORMAT.matcher(plain).matches()) {
            return "write it as '" + plain + "' (" + RULE + ")";
        }
        if (plain.matches("[0-9a-f]+")) {
            return plain.length() > 20
                    ? "it has " + plain.length() + " characters, give " + RULE
                    : "it has an odd number of characters, perhaps a leading 0 is missing; give " + RULE;
        }
        return "give " + RULE + ", e.g. '04a2b3c4d5e6f7'";
    }

    @Override
    public String toString() {
        return value;
    }
}
