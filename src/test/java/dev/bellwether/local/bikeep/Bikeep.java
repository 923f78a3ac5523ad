package dev.bellwether.local.bikeep;

import dev.bellwether.local.http.Faults;
import dev.bellwether.local.http.Handler;
import dev.bellwether.local.http.Routes;
import dev.bellwether.local.http.Site;
import java.time.InstantSource;

/** The stand-in for Bikeep, to be served under any address. */
public final class Bikeep implements Site {

    /** The one client it knows. */
    public static final String CLIENT_ID = "bellwether";

    /** That client's secret. */
    public static final String CLIENT_SECRET = "only-for-the-stand-in";

    private final InstantSource clock;
    private final Fleet fleet;
    private final Tokens tokens;
    private final Faults faults = new Faults();

    /** A healthy fleet that goes by this clock. */
    public Bikeep(InstantSource clock, Heartbeats heartbeats) {
        this.clock = clock;
        this.fleet = Fleet.read(heartbeats, clock.instant());
        this.tokens = new Tokens(clock);
    }

    /** How the API misbehaves; the token endpoint is a server of its own and stays well. */
    public Faults faults() {
        return faults;
    }

    /** Makes every access token handed out so far worthless. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    @Override
    public void addTo(Routes routes) {
        LocationApi locations = new LocationApi(fleet, clock);
        routes.on("POST", "/oauth2/token", tokens::grant)
                .on("GET", "/location/v1/locations", guarded(locations::list))
                .on("GET", "/location/v1/locations/{id}", guarded(locations::show))
                .on("PATCH", "/location/v1/locations/{id}", guarded(locations::change))
                .on("GET", "/location/v1/public-areas/{area}/locations", open(locations::publicArea));
    }

    private Handler guarded(Handler handler) {
        return open(request -> {
            tokens.check(request);
            return handler.handle(request);
        });
    }

    /** One request at a time sees the fleet, as it stands at that moment. */
    private Handler open(Handler handler) {
        return faults.around(request -> {
            synchronized (fleet) {
                fleet.advance(clock.instant());
                try {
                    return handler.handle(request);
                } catch (BikeepError refusal) {
                    return refusal.reply();
                }
            }
        });
    }
}
