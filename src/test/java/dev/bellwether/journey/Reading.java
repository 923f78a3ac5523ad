package dev.bellwether.journey;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody reads of one {@link Outage} at one far side; it ought to be one beginning and one end. */
final class Reading {

    /** The name of a location of this journey, wherever it stands. */
    static final Pattern LOCATION = Pattern.compile("kill-\\d+-\\d+");

    private int beginnings;
    private int ends;
    private int surplus;
    private int copies;
    private boolean over;

    /** Whose. */
    record Of(Way way, String location) {}

    /** Of that which names its location somewhere. */
    static Reading in(Map<Of, Reading> all, Way way, String content) {
        Matcher location = LOCATION.matcher(content);
        return all.computeIfAbsent(new Of(way, location.find() ? location.group() : ""), of -> new Reading());
    }

    void beginning() {
        beginnings++;
    }

    void end() {
        ends++;
    }

    /** Neither of the two. */
    void surplus() {
        surplus++;
    }

    /** The far side, or a mail program, knows it for the same. */
    void copy() {
        copies++;
    }

    void shows(boolean isOver) {
        over = isOver;
    }

    boolean isBegun() {
        return beginnings > 0;
    }

    boolean isEnded() {
        return ends > 0;
    }

    /** How much of the two never came. */
    int lost() {
        return (isBegun() ? 0 : 1) + (isEnded() ? 0 : 1);
    }

    /** How often people read what they had read. */
    int twice() {
        return Math.max(0, beginnings - 1) + Math.max(0, ends - 1) + surplus;
    }

    int copies() {
        return copies;
    }

    /** Whether what stands there at last is wrong. */
    boolean isWrong() {
        return !over;
    }

    @Override
    public String toString() {
        return "beginnings=%d ends=%d surplus=%d copies=%d over=%b".formatted(beginnings, ends, surplus, copies, over);
    }
}
