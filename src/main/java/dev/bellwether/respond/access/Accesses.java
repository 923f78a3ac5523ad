package dev.bellwether.respond.access;

import dev.bellwether.bikeep.BikeepTrouble;
import dev.bellwether.bikeep.BikeepWhitelist;
import dev.bellwether.bikeep.BikeepWhitelists;
import dev.bellwether.bikeep.CardId;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.Place;
import dev.bellwether.locate.Directory;
import dev.bellwether.respond.Position;
import dev.bellwether.respond.Refusal;
import dev.bellwether.respond.Refusal.Why;
import dev.bellwether.respond.RespondSettings;
import dev.bellwether.respond.Story;
import dev.bellwether.respond.access.TechnicianAccess.Pass;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Technicians' access, as operators give it. What cannot be given is a {@link Refusal}; nothing was done then. */
@ApplicationScoped
public class Accesses {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final BikeepWhitelists whitelists;
    private final Incidents incidents;
    private final Directory directory;
    private final AccessRows rows;
    private final Story story;
    private final RespondSettings settings;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Accesses(
            BikeepWhitelists whitelists,
            Incidents incidents,
            Directory directory,
            AccessRows rows,
            Story story,
            RespondSettings settings,
            InstantSource clock) {
        this.whitelists = whitelists;
        this.incidents = incidents;
        this.directory = directory;
        this.rows = rows;
        this.story = story;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param incident   the incident it is for: its end ends it
     * @param card       the card
     * @param technician whose it is
     * @param reason     why
     * @param until      when it ends at the latest; null for as long as may be
     * @param whitelist  which of the location's whitelists; null for its only one
     */
    public record Wanted(
            IncidentId incident,
            CardId card,
            String technician,
            String reason,
            @Nullable Instant until,
            @Nullable String whitelist) {

        @Override
        public String toString() {
            return "access for " + technician + " to " + incident;
        }
    }

    /**
     * Gives access. Asks Bikeep about the whitelist, so it blocks.
     *
     * @param who   gives it
     * @param trial whether it is only said what would become of it
     */
    public TechnicianAccess give(Wanted wanted, String who, boolean trial) {
        if (!settings.enabled()) {
            throw new Refusal(Why.OFF, "BELLWETHER_RESPOND_ENABLED is false");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
        Instant longest = now.plus(settings.longestAccess());
        Instant until = wanted.until() == null ? longest : wanted.until();
        if (!until.isAfter(now) || until.isAfter(longest)) {
            throw new Refusal(Why.BAD, "until is a time to come, at most " + settings.longestAccess() + " from now");
        }
        Place place = place(wanted.incident());
        String whitelist = whitelist(place, wanted);
        boolean isDry = trial || settings.dryRun();
        TechnicianAccess access = new TechnicianAccess(
                new UUID(random.nextLong(), random.nextLong()), wanted.incident(), whitelist, place.id(),
                isDry ? null : wanted.card(),
                new Pass(TechnicianAccess.end(wanted.card()), wanted.technician(), wanted.reason(), until),
                who, isDry ? AccessStage.DRY_RUN : AccessStage.GRANTING, isDry ? "a dry run, nothing was sent" : null, now, null,
                isDry ? now : null);
        return trial ? access : keep(access);
    }

    /** Ends it before its time; empty when there is none. */
    public Optional<TechnicianAccess> end(UUID id, String who) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<TechnicianAccess> ended = rows.change(
                    id, Set.of(AccessStage.GRANTING, AccessStage.GRANTED), row -> row.remove("ended by " + who, clock.instant()));
            ended.ifPresent(access -> story.tell(access.incident(), Doorman.ACCESS, access.spoken() + ": ended by " + who));
            return ended.or(() -> rows.findByIdOptional(id).map(AccessRow::access)); // what is over already stays so
        });
    }

    /** One of them. */
    public Optional<TechnicianAccess> find(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> rows.findByIdOptional(id).map(AccessRow::access));
    }

    /**
     * The newest first.
     *
     * @param incident of that one; null for any
     * @param live     only those whose card is on a whitelist, or may be
     * @param before   behind that one in the order; null for from the first on
     */
    public List<TechnicianAccess> list(
            @Nullable IncidentId incident, boolean live, @Nullable Position before, int most) {
        return QuarkusTransaction.requiringNew().call(() -> rows.list(incident, live, before, most));
    }

    private Place place(IncidentId id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Incident about = incidents.find(id)
                    .orElseThrow(() -> new Refusal(Why.NO_SUCH_INCIDENT, "no incident has this id"));
            if (!(about instanceof LiveIncident)) {
                throw new Refusal(Why.INCIDENT_OVER, "access ends with its incident, and this one is over");
            }
            return directory.of(about).orElseThrow(() -> new Refusal(
                    Why.NO_SUCH_WHITELIST, "the incident is about no single location that Bikeep shows"));
        });
    }

    private String whitelist(Place place, Wanted wanted) {
        try {
            List<String> there = whitelists.at(place.id()).stream().map(BikeepWhitelist::id).toList();
            List<String> meant = wanted.whitelist() == null
                    ? there
                    : there.stream().filter(wanted.whitelist()::equals).toList();
            if (meant.size() != 1) {
                throw new Refusal(Why.NO_SUCH_WHITELIST, "name one of the location's whitelists: " + there);
            }
            String whitelist = meant.get(0);
            String card = wanted.card().value();
            boolean isKnown = whitelists.entities(whitelist).stream().anyMatch(entity -> card.equalsIgnoreCase(entity.id()));
            if (isKnown || QuarkusTransaction.requiringNew().call(() -> rows.isLive(whitelist, card))) {
                throw new Refusal(Why.CARD_KNOWN, "the card is on the whitelist already, and would be taken off it at the end");
            }
            return whitelist;
        } catch (BikeepTrouble e) {
            throw new Refusal(Why.UNSEEN, String.valueOf(e.getMessage()));
        }
    }

    private TechnicianAccess keep(TechnicianAccess access) {
        return QuarkusTransaction.requiringNew().call(() -> {
            rows.persist(AccessRow.of(access, access.state().isEnd() ? null : clock.instant()));
            String dry = access.said() == null ? "" : "; " + access.said();
            story.tell(access.incident(), Doorman.ACCESS, access.spoken() + " may open the location until " + UTC.format(access.pass().until())
                    + " or the incident's end, given by " + access.requestedBy() + ": " + access.pass().reason() + dry);
            return access;
        });
    }
}
