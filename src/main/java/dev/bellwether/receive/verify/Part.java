package dev.bellwether.receive.verify;

/** What a digest may be fed with. */
enum Part {
    /** The seed, UTF-8. */
    SEED,
    /** The envelope's {@code type}, UTF-8. */
    TYPE,
    /** The envelope's {@code version} as sent; nothing when absent. */
    VERSION,
    /** The bytes of the {@code data} member exactly as sent. */
    DATA,
    /** The same without white space between tokens, key order kept. */
    DATA_COMPACT,
    /** Compact, with keys sorted at every level. */
    DATA_SORTED,
    /** The body as sent, without the {@code hash} member. */
    BODY;

    /** Whether this part holds what happened; a scheme without such a part proves nothing. */
    boolean coversData() {
        return this == DATA || this == DATA_COMPACT || this == DATA_SORTED || this == BODY;
    }
}
