package dev.bellwether.respond;

import dev.bellwether.bikeep.Bikeep;
import dev.bellwether.bikeep.BikeepDevice;
import dev.bellwether.bikeep.BikeepTrouble;
import dev.bellwether.bikeep.CommandType;
import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Labels;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.Place;
import dev.bellwether.locate.Directory;
import dev.bellwether.respond.DeviceCommand.Wish;
import dev.bellwether.role.OnlyReceives;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Has a photo taken when an alarm goes off where something has a camera: whatever lists {@code take-photo}. Once for each alarm, and
 * once for those that went off together. Where Bikeep keeps the photo is not published.
 */
@ApplicationScoped
class Photographer {

    private static final Logger LOG = Logger.getLogger(Photographer.class);
    /** Of what is older there is nothing left to see. */
    private static final Duration LATELY = Duration.ofHours(1);
    /** Each is a call to Bikeep. */
    private static final int MOST_AT_A_TIME = 5;

    private final Bikeep bikeep;
    private final Incidents incidents;
    private final Directory directory;
    private final Commands commands;
    private final Story story;
    private final RespondSettings settings;
    private final EntityManager entities;
    private final InstantSource clock;

    Photographer(
            Bikeep bikeep,
            Incidents incidents,
            Directory directory,
            Commands commands,
            Story story,
            RespondSettings settings,
            EntityManager entities,
            InstantSource clock) {
        this.bikeep = bikeep;
        this.incidents = incidents;
        this.directory = directory;
        this.commands = commands;
        this.story = story;
        this.settings = settings;
        this.entities = entities;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP, skipExecutionIf = OnlyReceives.class)
    void look() {
        if (settings.enabled() && settings.photos()) {
            try {
                QuarkusTransaction.requiringNew().call(this::awaited).forEach(this::photograph);
            } catch (RuntimeException e) {
                LOG.warnf("photos wait reason=%s", e.getMessage());
            }
        }
    }

    /** Alarms of which no photo was asked for yet, by incident. */
    private Map<Incident, List<Fingerprint>> awaited() {
        Map<Incident, List<Fingerprint>> awaited = new LinkedHashMap<>();
        for (Incident incident : incidents.open(Kind.ALARM)) {
            List<Fingerprint> meant = meant(incident);
            if (!meant.isEmpty() && awaited.size() < MOST_AT_A_TIME && directory.of(incident).isPresent()) {
                Set<String> known = known(incident.id());
                List<Fingerprint> fresh = meant.stream().filter(alert -> !known.contains(alert.value())).toList();
                if (!fresh.isEmpty()) {
                    awaited.put(incident, fresh);
                }
            }
        }
        return awaited;
    }

    private List<Fingerprint> meant(Incident incident) {
        return incident.facts().firing().stream()
                .filter(alert -> isMeant(alert, incident))
                .map(Alert::fingerprint)
                .toList();
    }

    private boolean isMeant(Alert alert, Incident incident) {
        List<String> category = Labels.of(alert, incident.facts(), null).values().getOrDefault(Label.CATEGORY, List.of());
        return settings.photoCategories().containsAll(category)
                && !category.isEmpty()
                && alert.heardAt().isAfter(clock.instant().minus(LATELY));
    }

    private void photograph(Incident incident, List<Fingerprint> alerts) {
        Place place = directory.of(incident).orElseThrow();
        try {
            ask(incident.id(), alerts, bikeep.devices(place.id()).stream()
                    .filter(device -> device.commands().contains(CommandType.TAKE_PHOTO.text()))
                    .toList());
        } catch (BikeepTrouble e) {
            if (e.kind() == BikeepTrouble.Kind.REFUSED) { // it will not be answered otherwise
                ask(incident.id(), alerts, List.of());
            }
        }
    }

    private void ask(IncidentId incident, List<Fingerprint> alerts, List<BikeepDevice> cameras) {
        QuarkusTransaction.requiringNew().run(() -> {
            List<Fingerprint> ours = alerts.stream().filter(alert -> mark(incident, alert)).toList();
            if (ours.isEmpty() || cameras.isEmpty()) {
                return;
            }
            String names = String.join(", ", cameras.stream().map(Devices::spoken).toList());
            story.tell(incident, Story.COMMAND, "take-photo asked for by the alarm, of " + names
                    + (settings.dryRun() ? "; a dry run, nothing was sent" : ""));
            commands.ask(incident, cameras, new Wish(CommandType.TAKE_PHOTO, null, "an alarm went off"), ours.get(0).value());
        });
    }

    @SuppressWarnings("unchecked")
    private Set<String> known(IncidentId incident) {
        return Set.copyOf(entities.createNativeQuery("select alert from photographed where incident_id = :incident", String.class)
                .setParameter("incident", incident.value())
                .getResultList());
    }

    /** Of several replicas one does. */
    private boolean mark(IncidentId incident, Fingerprint alert) {
        return entities.createNativeQuery(
                                "insert into photographed (incident_id, alert, at) values (:incident, :alert, :now)"
                                        + " on conflict do nothing")
                        .setParameter("incident", incident.value())
                        .setParameter("alert", alert.value())
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }
}
