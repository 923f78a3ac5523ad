package dev.bellwether.bikeep;

/** An id that becomes a segment of a path, and must stay one. */
final class PathId {

    private PathId() {}

    static String of(String id) {
        if (id.isBlank() || id.equals(".") || id.equals("..")) {
            throw new IllegalArgumentException("not an id: '" + id + "'");
        }
        return id;
    }
}
