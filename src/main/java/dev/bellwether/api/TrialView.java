package dev.bellwether.api;

import dev.bellwether.notify.Trials.Trial;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a test, as it is answered.
 *
 * @param receiver     who was to be told
 * @param delivered    whether it has arrived by each way; false where there is none
 * @param integrations what became of it by each; the members are those of {@link Trial}
 */
record TrialView(String receiver, boolean delivered, List<WayView> integrations) {

    /** By one way. */
    @Schema(name = "IntegrationTrialView")
    record WayView(String integration, String channel, String outcome, String said, long tookMs) {}

    static TrialView of(String receiver, List<Trial> trials) {
        return new TrialView(
                receiver,
                !trials.isEmpty() && trials.stream().allMatch(Trial::isDelivered),
                trials.stream()
                        .map(it -> new WayView(it.integration(), it.channel(), it.outcome(), it.said(), it.took()))
                        .toList());
    }
}
