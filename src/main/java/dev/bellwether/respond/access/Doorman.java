package dev.bellwether.respond.access;

import dev.bellwether.bikeep.BikeepTrouble;
import dev.bellwether.bikeep.BikeepTrouble.Kind;
import dev.bellwether.bikeep.BikeepWhitelists;
import dev.bellwether.bikeep.CardId;
import dev.bellwether.bikeep.CardsChanged;
import dev.bellwether.bikeep.RfidCard;
import dev.bellwether.respond.RespondSettings;
import dev.bellwether.respond.Story;
import dev.bellwether.role.OnlyReceives;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts cards on whitelists and takes them off again; what does not work is tried again, for as long as it takes. */
@ApplicationScoped
class Doorman {

    /** The timeline's word for it. */
    static final String ACCESS = "access";

    private static final Logger LOG = Logger.getLogger(Doorman.class);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final int NOT_FOUND = 404;
    private static final int MOST_AT_A_TIME = 20;

    private final BikeepWhitelists whitelists;
    private final AccessRows rows;
    private final Story story;
    private final AccessMetrics metrics;
    private final RespondSettings settings;
    private final InstantSource clock;

    Doorman(
            BikeepWhitelists whitelists,
            AccessRows rows,
            Story story,
            AccessMetrics metrics,
            RespondSettings settings,
            InstantSource clock) {
        this.whitelists = whitelists;
        this.rows = rows;
        this.story = story;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    /** Goes on with the switch off, too: what is on must come off. */
    @Scheduled(
            every = "${bellwether.respond.interval:1s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = OnlyReceives.class)
    void work() {
        try {
            QuarkusTransaction.requiringNew().call(() -> rows.over(clock.instant())).forEach(this::beginRemoval);
            for (int i = 0; i < MOST_AT_A_TIME; i++) {
                Optional<TechnicianAccess> next = QuarkusTransaction.requiringNew().call(() -> rows.take(clock.instant()));
                if (next.isEmpty()) {
                    return;
                }
                see(next.get());
            }
        } catch (RuntimeException e) {
            LOG.warnf("cards wait reason=%s", e.getMessage());
        }
    }

    private void beginRemoval(UUID id) {
        QuarkusTransaction.requiringNew().run(() -> rows.change(
                id, Set.of(AccessStage.GRANTING, AccessStage.GRANTED),
                row -> row.remove("its time or its incident is over", clock.instant())));
    }

    private void see(TechnicianAccess access) {
        CardId card = access.card();
        if (card == null) {
            return;
        }
        switch (access.state()) {
            case GRANTING -> put(access, card);
            case REMOVING -> remove(access, card);
            case GRANTED, REMOVED, REFUSED, DRY_RUN -> {}
        }
    }

    private void put(TechnicianAccess access, CardId card) {
        if (!settings.enabled() || !clock.instant().isBefore(access.requestedAt().plus(settings.sendWithin()))) {
            turn(access, null, row -> row.remove("it could not be put on in time", clock.instant())); // an attempt may have worked
            return;
        }
        try {
            RfidCard opening = RfidCard.active(card).until(access.pass().until()).commented("technician, by Bellwether");
            CardsChanged changed = whitelists.add(access.whitelist(), List.of(opening));
            if (changed.complete() || isOn(access, card)) {
                turn(access, "opens the location now", row -> {
                    row.state = AccessStage.GRANTED;
                    row.said = "it is on the whitelist";
                    row.nextAt = null; // until its time or its incident is over
                });
            } else {
                refuse(access, changed.failed().toString());
            }
        } catch (BikeepTrouble e) {
            if (e.kind() == Kind.REFUSED) {
                refuse(access, said(access, e));
            } else {
                again(access, said(access, e));
            }
        }
    }

    private void refuse(TechnicianAccess access, String why) {
        String words = "was not put on the whitelist: " + masked(access, why);
        turn(access, words, row -> row.end(AccessStage.REFUSED, words, clock.instant()));
    }

    /**
     * An attempt to put it on may arrive late, and what a whitelist answers may be old: it is off when it is not shown twice, with
     * a while in between.
     */
    private void remove(TechnicianAccess access, CardId card) {
        try {
            whitelists.remove(access.whitelist(), List.of(card));
            if (isOn(access, card)) {
                later(access, "the whitelist shows it still", null);
            } else {
                unseen(access);
            }
        } catch (BikeepTrouble e) {
            if (e.status().orElse(0) == NOT_FOUND) {
                unseen(access); // the whitelist itself is gone
            } else {
                later(access, said(access, e), access.unseenSince());
            }
        }
    }

    private void unseen(TechnicianAccess access) {
        Instant now = clock.instant();
        Instant since = access.unseenSince();
        if (since == null || now.isBefore(since.plus(settings.removalSettles()))) {
            later(access, "the whitelist does not show it", since == null ? now : since);
        } else {
            turn(access, "is off the whitelist", row -> row.end(AccessStage.REMOVED, "it is off the whitelist", now));
        }
    }

    private boolean isOn(TechnicianAccess access, CardId card) {
        return whitelists.entities(access.whitelist()).stream().anyMatch(entity -> card.value().equalsIgnoreCase(entity.id()));
    }

    private void again(TechnicianAccess access, String said) {
        turn(access, null, row -> {
            row.said = said;
            row.nextAt = clock.instant().plus(AGAIN);
        });
    }

    private void later(TechnicianAccess access, String said, @Nullable Instant unseen) {
        Duration wait = unseen == null ? AGAIN : settings.removalSettles();
        turn(access, null, row -> {
            row.said = said;
            row.unseenSince = unseen;
            row.nextAt = clock.instant().plus(wait);
        });
    }

    /** Moves it on, if it still is where it was. */
    private void turn(TechnicianAccess access, @Nullable String told, Consumer<AccessRow> change) {
        QuarkusTransaction.requiringNew().run(() -> rows.change(access.id(), Set.of(access.state()), change).ifPresent(now -> {
            metrics.now(now);
            if (told != null) {
                story.tell(now.incident(), ACCESS, now.spoken() + " " + told);
            }
        }));
    }

    private static String said(TechnicianAccess access, BikeepTrouble trouble) {
        return masked(access, String.valueOf(trouble.getMessage()));
    }

    /** Bikeep's words may name the card. */
    private static String masked(TechnicianAccess access, String words) {
        return words.replace(String.valueOf(access.card()), "…" + access.pass().cardEnd());
    }
}
