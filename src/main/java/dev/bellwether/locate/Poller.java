package dev.bellwether.locate;

import dev.bellwether.bikeep.Bikeep;
import dev.bellwether.bikeep.BikeepLocation;
import dev.bellwether.bikeep.BikeepSettings;
import dev.bellwether.bikeep.BikeepTrouble;
import dev.bellwether.incident.Place;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/** Asks Bikeep for its locations, keeps the answer and tells whoever listens. */
@ApplicationScoped
class Poller {

    private static final Logger LOG = Logger.getLogger(Poller.class);

    private final Bikeep bikeep;
    private final BikeepSettings settings;
    private final Directory directory;
    private final PolledLocations memory;
    private final LocateMetrics metrics;
    private final Event<LocationsPolled> polled;
    private final InstantSource clock;

    Poller(
            Bikeep bikeep,
            BikeepSettings settings,
            Directory directory,
            PolledLocations memory,
            LocateMetrics metrics,
            Event<LocationsPolled> polled,
            InstantSource clock) {
        this.bikeep = bikeep;
        this.settings = settings;
        this.directory = directory;
        this.memory = memory;
        this.metrics = metrics;
        this.polled = polled;
        this.clock = clock;
    }

    void remember(@Observes StartupEvent start) {
        directory.update(memory.load());
        if (settings.clientId().isEmpty()) {
            LOG.warn("locations are not polled: bellwether.bikeep.client-id is not set, so messages carry only what a"
                    + " webhook says and outages end only by webhook");
        }
    }

    @Scheduled(every = "${bellwether.bikeep.poll-interval:5m}", concurrentExecution = ConcurrentExecution.SKIP)
    void poll() {
        if (settings.clientId().isEmpty()) {
            return;
        }
        Instant began = clock.instant();
        try {
            List<BikeepLocation> locations = bikeep.locations();
            List<Place> places = locations.stream().map(l -> Places.of(l, began)).toList();
            directory.update(places);
            metrics.polled(places.size(), began);
            memory.keep(locations, began);
            polled.fire(new LocationsPolled(places));
        } catch (BikeepTrouble e) {
            metrics.failed();
            LOG.warnf("poll failed, serving what is known reason=%s", e.getMessage());
        } catch (PersistenceException | QuarkusTransactionException e) {
            LOG.warnf("poll not kept, the database is out of reach reason=%s", e.getMessage());
        }
    }
}
