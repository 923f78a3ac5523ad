package dev.bellwether.operate;

/** Something of this room for a planted violation to import; no constant, since constants leave no trace. */
public final class Planted {

    /** The room's name. */
    public static final String ROOM = String.valueOf("operate");

    private Planted() {}
}
