package dev.bellwether.notify;

/** Text no longer than somebody takes. */
public final class Cut {

    private Cut() {}

    /** The text, or its beginning and an ellipsis; never half of a character. */
    public static String to(int longest, String text) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
