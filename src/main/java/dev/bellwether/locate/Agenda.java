package dev.bellwether.locate;

import java.util.List;

/**
 * What one turn asks Bikeep: everything, or some locations by themselves.
 *
 * @param all     whether every location is polled at once
 * @param singles the ids of those that are asked for one by one; empty when all are polled
 */
record Agenda(boolean all, List<String> singles) {

    /** From here on one call for everything is cheaper than a call for each. */
    private static final int FEW = 4;

    /** Nothing is due, or no call may be made any more in this minute. */
    static final Agenda EMPTY = new Agenda(false, List.of());

    /**
     * What to ask.
     *
     * @param allDue   whether everything is due
     * @param suspects the locations that are due, the most urgent first
     * @param calls    how many calls may still be made in this minute; the last is kept for everything
     */
    static Agenda of(boolean allDue, List<String> suspects, int calls) {
        if (calls < 1 || (!allDue && suspects.isEmpty())) {
            return EMPTY;
        }
        if (allDue || suspects.size() > FEW) {
            return new Agenda(true, List.of());
        }
        return new Agenda(false, suspects.subList(0, Math.min(suspects.size(), calls - 1)));
    }

    /** Whether nothing is asked. */
    boolean isEmpty() {
        return !all && singles.isEmpty();
    }
}
