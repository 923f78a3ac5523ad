package dev.bellwether.faults;

import java.time.Duration;
import java.util.List;

/**
 * What was found at every far side after a schedule.
 *
 * @param accepted      webhooks that were answered with 202
 * @param lost          of them, events that are not on Kafka or of which nothing was decided, and messages that never came
 * @param twice         messages that people read twice
 * @param copies        messages that came again with the same id, so that a mail program or a pager shows them once
 * @param wrong         locations whose last message at a far side does not say how they are
 * @param disordered    locations with an event on Kafka before one that was accepted earlier, without a word about it
 * @param overtaking    locations for which the service said so: what was spooled could not be reached, and refusing is worse
 * @param forged        forged webhooks sent
 * @param letIn         of them, those that were accepted or found anywhere
 * @param unaccepted    the longest time for which a webhook was refused or not answered
 * @param untold        the longest time from the first webhook of a location being accepted to the first message about it
 * @param restarts      how often the platform had to start the service anew
 * @param faults        for people: what was not as it ought to be
 */
record Findings(
        Schedule schedule,
        int accepted,
        int lost,
        int twice,
        int copies,
        int wrong,
        int disordered,
        int overtaking,
        int forged,
        int letIn,
        Duration unaccepted,
        Duration untold,
        int restarts,
        List<String> faults) {

    /** Whether every promise was kept. */
    boolean isGood() {
        return lost + twice + wrong + disordered + letIn == 0;
    }
}
