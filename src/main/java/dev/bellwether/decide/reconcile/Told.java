package dev.bellwether.decide.reconcile;

import dev.bellwether.event.Connectivity;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.AlertName;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Place;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of a location is lost as far as its live incident says.
 *
 * @param whole    the location as a whole, or something at it that is not named
 * @param devices  devices that are counted by Bikeep
 * @param guards   gateways, which are not
 * @param evidence when the newest evidence that something is lost reached us; null when nothing is lost
 */
record Told(boolean whole, int devices, int guards, @Nullable Instant evidence) {

    /** How what a poll shows compares with it. */
    enum Compared {
        SAME,
        MORE,
        FEWER
    }

    static Told by(@Nullable LiveIncident live) {
        List<Alert> firing = live == null ? List.of() : live.facts().firing();
        List<Alert> devices = firing.stream()
                .filter(a -> a.name() == AlertName.DEVICE_OFFLINE && a.device().isNamed())
                .toList();
        int guards = Math.toIntExact(devices.stream().filter(a -> a.device().isGuard()).count());
        return new Told(
                firing.size() > devices.size(),
                devices.size() - guards,
                guards,
                firing.stream().map(Alert::heardAt).max(Instant::compareTo).orElse(null));
    }

    /** Whether the look is newer than all we were told. */
    boolean isOlderThan(Place place) {
        return evidence == null || evidence.isBefore(place.asOf());
    }

    /** Compares with a place that is known and not whole. */
    Compared compare(Place place) {
        if (evidence == null) {
            return Compared.MORE;
        }
        if (whole) {
            return Compared.SAME;
        }
        Place.Devices counts = place.devices();
        if (counts == null) {
            return Compared.SAME; // nothing to compare by
        }
        int lost = place.connectivity() == Connectivity.OFFLINE ? counts.total() : counts.total() - counts.online();
        return lost > devices ? Compared.MORE : lost < devices ? Compared.FEWER : Compared.SAME;
    }

    /** In short, to tell one state of affairs from another. */
    String signature(Place place) {
        return place.connectivity() + "/" + place.lost() + "/" + whole + "/" + devices + "/" + guards;
    }
}
