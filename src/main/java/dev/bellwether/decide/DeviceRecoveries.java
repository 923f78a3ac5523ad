package dev.bellwether.decide;

import dev.bellwether.decide.Decision.Nothing;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.DeviceSight;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Recovery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an alarm or a stuck device is over by what the device shows when it is read. Bikeep never calls these
 * over, so whatever a reading leaves in doubt goes on until silence or a person ends it.
 */
public final class DeviceRecoveries {

    /** The kinds of incident that a reading may end. */
    public static final List<Kind> KINDS = List.of(Kind.ALARM, Kind.STATUS);

    private final Rules rules;
    private final Set<String> well;

    /**
     * By these rules.
     *
     * @param well the literals of {@code hardware_state}, in any case, that mean that nothing is wrong; Bikeep publishes
     *     none, so with none given no reading ends an alarm
     */
    public DeviceRecoveries(Rules rules, Collection<String> well) {
        this.rules = rules;
        this.well = well.stream().map(DeviceRecoveries::word).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a reading could end any part of it; nobody needs one otherwise. */
    public boolean isAwaitedBy(LiveIncident live) {
        return live.facts().firing().stream().anyMatch(this::isEndable);
    }

    /**
     * What a reading means.
     *
     * @param live    a live incident of one of {@link #KINDS}
     * @param devices the devices of its location, or null when they could not be read
     * @param at      when the reading began
     */
    public Decision onReading(LiveIncident live, @Nullable List<DeviceSight> devices, Instant at) {
        if (devices == null) {
            return new Nothing("devices could not be read");
        }
        LiveIncident eased = live;
        List<String> shown = new ArrayList<>();
        for (Alert alert : live.facts().firing()) {
            List<DeviceSight> meant = devices.stream().filter(sight -> sight.is(alert.device())).toList();
            if (isEndable(alert) && alert.heardAt().isBefore(at) && isOver(alert, meant)) {
                eased = eased.with(alert.overAsWeSaw(at));
                shown.add(Words.shown(alert.name(), meant.get(0)));
            }
        }
        return shown.isEmpty()
                ? new Nothing("devices read: none shows that it is over")
                : Recoveries.endOrEase(eased, at, Recovery.DEVICE, "device read: " + String.join("; ", shown));
    }

    private boolean isEndable(Alert alert) {
        Ending ending = rules.endings().get(alert.name());
        if (ending == null || !ending.byDevice() || !alert.device().isNamed()) {
            return false;
        }
        return switch (alert.name()) {
            case HARDWARE_ALARM -> !well.isEmpty();
            // one without a time of its own bears ours, and that is no measure of what Bikeep's clock says
            case ABNORMAL_STATUS -> !alert.seenAt().equals(alert.heardAt());
            case DEVICE_OFFLINE, LOCATION_OUTAGE, LOCATION_UNKNOWN, UPSTREAM_OUTAGE, AREA_OUTAGE, FOUND_BROKEN,
                    INCIDENT_STORM -> false;
        };
    }

    /** Where a name means several devices, all of them must show it. */
    private boolean isOver(Alert alert, List<DeviceSight> meant) {
        return !meant.isEmpty()
                && meant.stream().allMatch(sight -> alert.name() == AlertName.HARDWARE_ALARM
                        ? isWell(sight.hardwareState())
                        : isLater(sight.stateSince(), alert.seenAt()));
    }

    private boolean isWell(@Nullable String hardwareState) {
        return hardwareState != null && well.contains(word(hardwareState));
    }

    /** By whole seconds: a webhook may cut the time of the very change that the API tells to the millisecond. */
    private static boolean isLater(@Nullable Instant changed, Instant seen) {
        return changed != null
                && changed.truncatedTo(ChronoUnit.SECONDS).isAfter(seen.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String word(String literal) {
        return literal.strip().toLowerCase(Locale.ROOT);
    }
}
