package dev.bellwether.normalize;

/** Makes JSON text fit for everything downstream: JSON may hold what neither UTF-8 nor PostgreSQL can. */
final class Text {

    private static final int LONGEST = 1_000;

    private Text() {}

    /** A member's text without NUL and unpaired surrogates (each becomes U+FFFD), cut to a bounded length. */
    static String clean(String text) {
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        StringBuilder clean = null;
        for (int i = 0; i < bounded.length(); i++) {
            char c = bounded.charAt(i);
            if (c == 0 || isUnpaired(bounded, i)) {
                clean = clean == null ? new StringBuilder(bounded) : clean;
                clean.setCharAt(i, '\uFFFD');
            }
        }
        return clean == null ? bounded : clean.toString();
    }

    /** JSON text whose unpaired surrogates are written as escapes, so that it survives UTF-8 unchanged in meaning. */
    static String encodable(String json) {
        StringBuilder out = null;
        for (int i = 0; i < json.length(); i++) {
            boolean unpaired = isUnpaired(json, i);
            if (unpaired && out == null) {
                out = new StringBuilder(json.length() + 16).append(json, 0, i);
            }
            if (unpaired) {
                out.append(String.format("\\u%04x", (int) json.charAt(i)));
            } else if (out != null) {
                out.append(json.charAt(i));
            }
        }
        return out == null ? json : out.toString();
    }

    private static boolean isUnpaired(String text, int at) {
        char c = text.charAt(at);
        if (!Character.isSurrogate(c)) {
            return false;
        }
        boolean paired = Character.isHighSurrogate(c)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        return !paired;
    }
}
