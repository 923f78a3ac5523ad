package dev.bellwether.local.bikeep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Invents a fleet: cities far apart, places close together within them, one or two locations at a place. */
final class Planner {

    private static final int LOCATIONS_PER_CITY = 25;
    private static final List<String> CITIES = List.of(
            "Tallinn", "Tartu", "Oslo", "Moss", "Bergen", "Berlin", "Hamburg", "Utrecht", "Gent", "Lyon", "Riga",
            "Vilnius", "Helsinki", "Turku", "Malmö", "Aarhus", "Leeds", "Cork", "Porto", "Bilbao");
    private static final List<String> STREETS = List.of(
            "Station Road", "Market Square", "Harbour Street", "School Lane", "Mill Street", "Park Avenue",
            "Bridge Street", "Church Hill", "Library Walk", "Factory Yard");

    /** Each type as often as it is likely. */
    private static final List<String> TYPES = List.of(
            "BIKE_DOCKS", "BIKE_DOCKS", "BIKE_DOCKS", "BIKE_DOCKS", "BIKE_DOCKS", "BIKE_DOCKS", "BIKE_DOCKS",
            "BIKE_LOCKERS", "BIKE_LOCKERS", "BIKE_LOCKERS", "BIKE_LOCKERS", "BIKE_HOUSE", "BIKE_HOUSE",
            "BIKE_HOUSE_DOCKLESS", "BIKE_HANGAR", "SCOOTER_DOCKS", "SCOOTER_DOCKS_V2", "BIKE_RENTALS",
            "BIKE_RENTALS_SESSIONLESS", "SCOOTER_RENTALS");

    private static final Set<String> PERMISSION_NEEDED = Set.of("devices", "latitude", "longitude");
    private static final Map<Integer, Integer> GUARDS = Map.of(0, 3, 1, 2, 2, 2, 3, 2);

    private final SplittableRandom random;
    private final int devices;
    private final List<Plate> plates = new ArrayList<>();

    Planner(long seed, int devices) {
        this.random = new SplittableRandom(seed);
        this.devices = devices;
    }

    List<Plate> plan(int locations) {
        for (int city = 0; plates.size() < locations; city++) {
            int size = 1 + random.nextInt(2 * LOCATIONS_PER_CITY);
            // a grid with cells of some hundred kilometres, so that no two cities touch
            double lat = 41 + city / 20 % 25 + random.nextDouble(0.5);
            double lng = 5 + city % 20 * 1.5 + random.nextDouble(0.5);
            for (int i = 0; i < size && plates.size() < locations; i++) {
                place(city, lat + 0.022 * random.nextGaussian(), lng + 0.038 * random.nextGaussian());
            }
        }
        return List.copyOf(plates.subList(0, locations));
    }

    private void place(int city, double lat, double lng) {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        String place = STREETS.get(random.nextInt(STREETS.size())) + " " + (1 + random.nextInt(200));
        add(city, type, place, lat, lng);
        if (type.equals("BIKE_DOCKS") && random.nextInt(100) < 35) {
            add(city, "BIKE_LOCKERS", place, lat + 0.0001, lng + 0.0001);
        }
    }

    private void add(int city, String type, String place, double lat, double lng) {
        String name = CITIES.get(city % CITIES.size()) + (city < CITIES.size() ? "" : " " + (1 + city / CITIES.size()));
        String code = Integer.toString(100_000 + plates.size() * 7);
        int guards = GUARDS.getOrDefault(random.nextInt(20), 1);
        plates.add(new Plate(
                code, type, place, "#" + code + " " + place, place + ", " + name, rounded(lat), rounded(lng),
                List.of("city-" + city, random.nextBoolean() ? "station" : "24h"), "area-" + city,
                devicesOf(guards), guards, powerSave(), status(),
                random.nextInt(100) < 2 ? PERMISSION_NEEDED : Set.of()));
    }

    /** Around the average, and never more than a device's code has room for. */
    private int devicesOf(int guards) {
        int usable = devices / 2 + random.nextInt(devices + 1) - (guards > 1 ? 0 : 1);
        return Math.min(89, Math.max(1, usable));
    }

    private String powerSave() {
        int dice = random.nextInt(20);
        return dice < 2 ? "REMOTE_WAKEUP" : dice == 2 ? "LOCAL_WAKEUP" : "NONE";
    }

    /** That {@code LAUNCHED} marks real sites is known, what else there is is not. */
    private String status() {
        int dice = random.nextInt(100);
        return dice < 2 ? "PLANNED" : dice == 2 ? "CLOSED" : Plate.LAUNCHED;
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 100_000) / 100_000.0;
    }
}
