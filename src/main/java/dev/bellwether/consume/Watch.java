package dev.bellwether.consume;

import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.locate.LocationsPolled;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks after live incidents that no event may ever end. */
@ApplicationScoped
class Watch {

    private final Incidents incidents;
    private final Pipeline pipeline;

    Watch(Incidents incidents, Pipeline pipeline) {
        this.incidents = incidents;
        this.pipeline = pipeline;
    }

    /** A poll may show that a location is back. */
    void polled(@Observes LocationsPolled poll) {
        Map<String, Place> places =
                poll.places().stream().collect(Collectors.toMap(Place::id, Function.identity(), (a, b) -> b));
        for (OpenIncident live : live(Kind.CONNECTION)) {
            Place place = places.get(live.key().location());
            if (place != null) {
                pipeline.onPoll(live.key(), place);
            }
        }
    }

    @Scheduled(every = "${bellwether.quiet-check-interval:30s}", concurrentExecution = ConcurrentExecution.SKIP)
    void quiet() {
        live(Kind.ALARM).forEach(live -> pipeline.onQuiet(live.key()));
        live(Kind.STATUS).forEach(live -> pipeline.onQuiet(live.key()));
    }

    private List<OpenIncident> live(Kind kind) {
        return QuarkusTransaction.requiringNew().call(() -> incidents.open(kind));
    }
}
