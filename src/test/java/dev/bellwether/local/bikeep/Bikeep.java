package dev.bellwether.local.bikeep;

import dev.bellwether.local.http.Faults;
import dev.bellwether.local.http.Handler;
import dev.bellwether.local.http.Routes;
import dev.bellwether.local.http.Site;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The stand-in for Bikeep, to be served under any address. */
public final class Bikeep implements Site {

    /** The one client it knows. */
    public static final String CLIENT_ID = "bellwether";

    /** That client's secret. */
    public static final String CLIENT_SECRET = "only-for-the-stand-in";

    private final InstantSource clock;
    private final Fleet fleet;
    private final Notices notices;
    private final Tokens tokens;
    private final DeviceApi devices;
    private final Faults faults = new Faults();
    private final Faults tokenFaults = new Faults();
    private Runnable story = () -> {};

    /** A healthy fleet that goes by this clock. */
    public Bikeep(InstantSource clock, Heartbeats heartbeats) {
        this(clock, Fleet.read(heartbeats, clock.instant()));
    }

    /** This fleet, that goes by this clock. */
    public Bikeep(InstantSource clock, Fleet fleet) {
        this.clock = clock;
        this.fleet = fleet;
        this.notices = new Notices(clock);
        this.tokens = new Tokens(clock);
        this.devices = new DeviceApi(fleet, clock);
    }

    /** How the API misbehaves; the token endpoint is a server of its own. */
    public Faults faults() {
        return faults;
    }

    /** How the token endpoint misbehaves. */
    public Faults tokenFaults() {
        return tokenFaults;
    }

    /** Whatever the fleet has been through by the clock's time is done before anybody looks at it. */
    public void follow(Runnable catchUp) {
        this.story = catchUp;
    }

    /** Makes every access token handed out so far worthless. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    /** The codes of all locations. */
    public List<String> codes() {
        return fleet.locations().stream().map(location -> location.plate().code()).toList();
    }

    /** Every location as the API shows it now. */
    public List<Map<String, Object>> locations() {
        story.run();
        synchronized (fleet) {
            fleet.advance(clock.instant());
            LocationJson json = new LocationJson(clock);
            return fleet.locations().stream().map(json::full).toList();
        }
    }

    /** The id of the location with this code. */
    public String locationId(String code) {
        return at(code, Location::id);
    }

    /** The ids of the location's devices, without its gateways. */
    public List<String> deviceIds(String code) {
        return at(code, location -> location.usable().stream().map(Device::id).toList());
    }

    /** From now on no device of this location is heard. */
    public void silence(String code) {
        at(code, location -> {
            location.devices().forEach(device -> device.fallSilent(clock.instant()));
            return location;
        });
    }

    /** From now on one device of this location is not heard. */
    public void silenceOne(String code) {
        at(code, location -> {
            location.usable().get(0).fallSilent(clock.instant());
            return location;
        });
    }

    /** From now on Bikeep does not know whether this location is online. */
    public void lose(String code) {
        at(code, location -> {
            location.lose();
            return location;
        });
    }

    /** From now on Bikeep does not know of any location whether it is online. */
    public void loseAll() {
        codes().forEach(this::lose);
    }

    /** From now on Bikeep knows again, of each location, unless it was lost for another reason too. */
    public void seeAll() {
        codes().forEach(code -> at(code, location -> {
            location.see();
            return location;
        }));
    }

    /** From now on every device of this location is heard again, whether Bikeep shows it or not. */
    public void hear(String code) {
        at(code, location -> {
            location.devices().forEach(Device::wake);
            return location;
        });
    }

    /** From now on every device of this location is heard again, and Bikeep knows it. */
    public void wake(String code) {
        at(code, location -> {
            location.wake();
            return location;
        });
    }

    /** As {@link #wake}, but for the device that {@link #silenceOne} silences: at no moment is the location whole. */
    public void wakeAllButOne(String code) {
        at(code, location -> {
            location.wakeAllBut(location.usable().get(0));
            return location;
        });
    }

    /** From now on the hardware of this location's devices confirms no command. */
    public void jam(String code) {
        at(code, location -> {
            location.devices().forEach(Device::jam);
            return location;
        });
    }

    /** Somebody uses the device that {@link #status} tells of, and has done with it: its state is a new one. */
    public void use(String code) {
        at(code, location -> {
            location.usable().get(0).free(clock.instant());
            return location;
        });
    }

    /** The codes of the locations of the same public area, this one among them. */
    public List<String> neighbours(String code) {
        return at(code, here -> fleet.locations().stream()
                .map(Location::plate)
                .filter(plate -> plate.area().equals(here.plate().area()))
                .map(Plate::code)
                .toList());
    }

    /** All is well again: every device of every location is heard, and the API behaves. */
    public void recover() {
        faults.lift();
        tokenFaults.lift();
        codes().forEach(this::wake);
    }

    /** The data of a {@code connection} webhook about all devices of the location, as they are now. */
    public String connection(String code) {
        return at(code, location -> notices.connection(location.devices()));
    }

    /** The data of a {@code connection} webhook about the device that {@link #silenceOne} silences. */
    public String connectionOfOne(String code) {
        return at(code, location -> notices.connection(location.usable().subList(0, 1)));
    }

    /** The data of a {@code connection_confirmed} webhook. */
    public String confirmed(String code) {
        return at(code, notices::confirmed);
    }

    /** The data of an {@code alarm} webhook about one device. */
    public String alarm(String code, String category, String reason) {
        return at(code, location -> notices.alarm(location.usable().get(0), category, reason));
    }

    /** The data of a {@code status} webhook about one device. */
    public String status(String code, String status) {
        return at(code, location -> notices.status(location.usable().get(0), status));
    }

    /** One at a time sees or changes the fleet; who changes it from outside holds this. */
    public Object lock() {
        return fleet;
    }

    @Override
    public void addTo(Routes routes) {
        LocationApi locations = new LocationApi(fleet, clock);
        WhitelistApi whitelists = new WhitelistApi(fleet, clock);
        routes.on("POST", "/oauth2/token", tokenFaults.around(tokens::grant))
                .on("GET", "/location/v1/locations", guarded(locations::list))
                .on("GET", "/location/v1/locations/{id}", guarded(locations::show))
                .on("PATCH", "/location/v1/locations/{id}", guarded(locations::change))
                .on("GET", "/location/v1/public-areas/{area}/locations", open(locations::publicArea))
                .on("GET", "/device/v1/locations/{id}/devices", guarded(devices::listAt))
                .on("GET", "/device/v1/devices/{id}", guarded(devices::show))
                .on("POST", "/device/v1/devices/{id}/commands", guarded(devices::command))
                .on("GET", "/device/v1/commands/{id}", guarded(devices::showCommand))
                .on("GET", "/whitelist/v1/locations/{id}/whitelists", guarded(whitelists::listAt))
                .on("GET", "/whitelist/v1/whitelists/{id}/entities", guarded(whitelists::entities))
                .on("GET", "/whitelist/v1/whitelists/{id}/targets", guarded(whitelists::targets))
                .on("POST", "/whitelist/v1/whitelists/{id}/entities", guarded(whitelists::change));
    }

    private Handler guarded(Handler handler) {
        return open(request -> {
            tokens.check(request);
            return handler.handle(request);
        });
    }

    /** One request at a time sees the fleet, as it stands at that moment. */
    private Handler open(Handler handler) {
        Handler well = faults.around(answering(handler));
        return request -> {
            story.run();
            return well.handle(request);
        };
    }

    private Handler answering(Handler handler) {
        return request -> {
            synchronized (fleet) {
                fleet.advance(clock.instant());
                devices.advance(clock.instant());
                try {
                    return handler.handle(request);
                } catch (BikeepError refusal) {
                    return refusal.reply();
                } catch (IllegalArgumentException unreadable) {
                    return BikeepError.badRequest("the body is not JSON").reply();
                }
            }
        };
    }

    private <T> T at(String code, Function<Location, T> what) {
        synchronized (fleet) {
            return what.apply(fleet.location(code).orElseThrow());
        }
    }
}
