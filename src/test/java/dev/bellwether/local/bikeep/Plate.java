package dev.bellwether.local.bikeep;

import java.util.List;
import java.util.Set;

/**
 * What is fixed about a location.
 *
 * @param area      the public area it is listed in
 * @param devices   how many people can use
 * @param guards    how many gateways it has, one at least
 * @param powerSave how its devices save power
 * @param status    {@code LAUNCHED} for a real site
 * @param withheld  members that this client has no permission to see
 */
public record Plate(
        String code, String type, String label, String name, String address, double lat, double lng,
        List<String> tags, String area, int devices, int guards, String powerSave,
        String status, Set<String> withheld) {

    /** The status of a real site. */
    public static final String LAUNCHED = "LAUNCHED";

    /** What is left out is as it mostly is. */
    public Plate {
        powerSave = powerSave == null ? "NONE" : powerSave;
        status = status == null ? LAUNCHED : status;
        withheld = withheld == null ? Set.of() : Set.copyOf(withheld);
    }

    /** Whether people use it. */
    public boolean launched() {
        return status.equals(LAUNCHED);
    }

    /** How far away the other is, in metres. */
    public double metresTo(Plate other) {
        return metresTo(other.lat, other.lng);
    }

    double metresTo(double otherLat, double otherLng) {
        double perDegree = 111_320;
        double north = (lat - otherLat) * perDegree;
        double east = (lng - otherLng) * perDegree * Math.cos(Math.toRadians(otherLat));
        return Math.hypot(north, east);
    }
}
