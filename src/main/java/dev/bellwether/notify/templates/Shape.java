package dev.bellwether.notify.templates;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What there is a template for. */
enum Shape {
    TITLE("title.txt", true),
    SUMMARY("summary.txt", true),
    SUBJECT("email/subject.txt", true),
    TEXT("email/incident.txt", false),
    HTML("email/incident.html", false),
    DIGEST_TEXT("email/digest.txt", false),
    DIGEST_HTML("email/digest.html", false);

    private final String written;
    private final boolean line;

    Shape(String written, boolean line) {
        this.written = written;
        this.line = line;
    }

    static Optional<Shape> of(String name) {
        return Arrays.stream(values()).filter(shape -> shape.written.equals(name)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Shape::written).sorted().toList();
    }

    /** The name of its file, and in the API. */
    String written() {
        return written;
    }

    /** Whether what comes out is one line, whatever white space the file has. */
    boolean isLine() {
        return line;
    }

    /** Whether it lays out many briefings. */
    boolean isDigest() {
        return this == DIGEST_TEXT || this == DIGEST_HTML;
    }

    /** Whether a briefing has it from us already, and not only a layout of it. */
    boolean isWording() {
        return this == TITLE || this == SUMMARY;
    }

    /** What comes out of it. */
    String contentType() {
        return written.endsWith(".html") ? "text/html" : "text/plain";
    }
}
