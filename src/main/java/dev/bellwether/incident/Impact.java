package dev.bellwether.incident;

import dev.bellwether.event.Connectivity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an incident means for those who use the location, by a look at its devices. Gateways are not counted; they are
 * told one by one, since Bikeep does not say which device hangs on which.
 *
 * @param asOf      when Bikeep was asked
 * @param total     devices people use
 * @param online    of them talk to the cloud
 * @param occupied  of them hold somebody's thing
 * @param trapped   of these do not talk to the cloud, so nobody can open them by command
 * @param guards    the gateways
 */
public record Impact(Instant asOf, int total, int online, int occupied, int trapped, List<Guard> guards) {

    public Impact {
        guards = List.copyOf(guards);
    }

    /**
     * A gateway.
     *
     * @param name         its alias, code or id
     * @param connectivity whether it talks to the cloud
     * @param deadSince    since when it does not; null when it does or Bikeep does not say
     */
    public record Guard(String name, Connectivity connectivity, @Nullable Instant deadSince) {}

    /** The impact that devices show. */
    public static Impact of(List<DeviceSight> devices, Instant asOf) {
        List<DeviceSight> usable = devices.stream().filter(d -> !d.guard()).toList();
        return new Impact(
                asOf,
                usable.size(),
                count(usable.stream().filter(d -> d.connectivity() == Connectivity.ONLINE).count()),
                count(usable.stream().filter(DeviceSight::occupied).count()),
                count(usable.stream()
                        .filter(d -> d.occupied() && d.connectivity() == Connectivity.OFFLINE)
                        .count()),
                devices.stream()
                        .filter(DeviceSight::guard)
                        .map(d -> new Guard(String.valueOf(d.device().spoken()), d.connectivity(), d.deadSince()))
                        .toList());
    }

    private static int count(long found) {
        return Math.toIntExact(found);
    }
}
