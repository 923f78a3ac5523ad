package dev.bellwether.respond;

import dev.bellwether.bikeep.Bikeep;
import dev.bellwether.bikeep.BikeepDevice;
import dev.bellwether.bikeep.BikeepTrouble;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Place;
import dev.bellwether.locate.Directory;
import dev.bellwether.respond.DeviceCommand.Wish;
import dev.bellwether.respond.Refusal.Why;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands to devices, as operators ask for them. What cannot be asked for is a {@link Refusal}; nothing was done then. */
@ApplicationScoped
public class Commands {

    private final Bikeep bikeep;
    private final Incidents incidents;
    private final Directory directory;
    private final CommandRows rows;
    private final Story story;
    private final RespondMetrics metrics;
    private final RespondSettings settings;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Commands(
            Bikeep bikeep,
            Incidents incidents,
            Directory directory,
            CommandRows rows,
            Story story,
            RespondMetrics metrics,
            RespondSettings settings,
            InstantSource clock) {
        this.bikeep = bikeep;
        this.incidents = incidents;
        this.directory = directory;
        this.rows = rows;
        this.story = story;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Asks for a command to a device of an incident's location. Asks Bikeep which devices there are, so it blocks.
     *
     * @param device the device's id, its code, or what is written on it
     * @param who    asks
     * @param trial  whether it is only said what would become of it
     */
    public DeviceCommand request(IncidentId incident, String device, Wish wish, String who, boolean trial) {
        if (!settings.enabled()) {
            throw new Refusal(Why.OFF, "BELLWETHER_RESPOND_ENABLED is false");
        }
        Incident about = QuarkusTransaction.requiringNew()
                .call(() -> incidents.find(incident))
                .orElseThrow(() -> new Refusal(Why.NO_SUCH_INCIDENT, "no incident has this id"));
        BikeepDevice meant = device(about, device);
        Safety safety = Safety.of(meant, wish.command());
        if (safety instanceof Safety.NotListed no) {
            throw new Refusal(Why.NOT_LISTED, no.words());
        }
        boolean isDry = trial || settings.dryRun();
        UUID id = new UUID(random.nextLong(), random.nextLong());
        DeviceCommand command = command(id, about, meant, wish, who, isDry ? CommandStage.DRY_RUN : stage(safety));
        String more = safety instanceof Safety.TwoNeeded two ? "; " + two.words() : "";
        String told = "asked for by " + who + ": " + wish.reason() + more
                + (isDry ? "; a dry run, nothing was sent" : "");
        return trial ? command.saying(told) : keep(command.saying(told), told);
    }

    /** A second operator agrees: it is sent now. */
    public DeviceCommand agree(UUID id, String who) {
        return QuarkusTransaction.requiringNew().call(() -> {
            DeviceCommand known = known(id);
            if (known.requestedBy().equals(who)) {
                throw new Refusal(Why.SAME_PERSON, "you asked for it yourself; somebody else has to agree");
            }
            Instant now = now();
            DeviceCommand agreed = rows.change(id, CommandStage.AWAITING, row -> {
                        row.to(CommandStage.WAITING, "agreed to by " + who, now, now);
                        row.agreedBy = who;
                        row.freshSince = now;
                    })
                    .orElseThrow(() -> notWaiting(known));
            story.tell(agreed, "agreed to by " + who);
            return agreed;
        });
    }

    /** Takes back what nobody has agreed to yet. */
    public DeviceCommand withdraw(UUID id, String who) {
        return QuarkusTransaction.requiringNew().call(() -> {
            DeviceCommand known = known(id);
            Instant now = now();
            String words = "withdrawn by " + who;
            DeviceCommand withdrawn = rows.change(
                            id, CommandStage.AWAITING, row -> row.to(CommandStage.WITHDRAWN, words, now, now))
                    .orElseThrow(() -> notWaiting(known));
            metrics.now(withdrawn);
            story.tell(withdrawn, words);
            return withdrawn;
        });
    }

    /** One of them. */
    public Optional<DeviceCommand> find(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> rows.findByIdOptional(id).map(CommandRow::command));
    }

    /**
     * The newest first.
     *
     * @param incident about that one; null for any
     * @param before   behind that one in the order; null for from the first on
     * @param most     how many at most
     */
    public List<DeviceCommand> list(@Nullable IncidentId incident, @Nullable Position before, int most) {
        return QuarkusTransaction.requiringNew().call(() -> rows.list(incident, before, most));
    }

    /** Asks for the same command of several devices, for an alarm: once each; joins the caller's transaction. */
    void ask(IncidentId incident, List<BikeepDevice> devices, Wish wish, String alarm) {
        Incident about = incidents.find(incident).orElseThrow();
        CommandStage stage = settings.dryRun() ? CommandStage.DRY_RUN : CommandStage.WAITING;
        devices.forEach(device -> {
            String identity = incident + "\n" + alarm + "\n" + device.id();
            UUID id = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
            DeviceCommand command = command(id, about, device, wish, DeviceCommand.BELLWETHER, stage);
            rows.persist(CommandRow.of(command, now()));
            metrics.now(command);
        });
    }

    private BikeepDevice device(Incident about, String named) {
        Place place = directory.of(about).orElseThrow(() -> new Refusal(
                Why.NO_SUCH_DEVICE, "the incident is about no single location that Bikeep shows"));
        List<BikeepDevice> there;
        try {
            there = bikeep.devices(place.id());
        } catch (BikeepTrouble e) {
            throw new Refusal(Why.UNSEEN, String.valueOf(e.getMessage()));
        }
        return Devices.named(named, there);
    }

    private CommandStage stage(Safety safety) {
        return safety instanceof Safety.TwoNeeded ? CommandStage.AWAITING : CommandStage.WAITING;
    }

    private DeviceCommand command(
            UUID id, Incident about, BikeepDevice device, Wish wish, String who, CommandStage stage) {
        Instant now = now();
        return new DeviceCommand(
                id, about.id(), device.id(), Devices.spoken(device), wish, who, null, stage, null, null, now, now, null,
                stage.isEnd() ? now : null);
    }

    private DeviceCommand keep(DeviceCommand command, String told) {
        Duration wait = command.state() == CommandStage.AWAITING ? settings.agreeWithin() : Duration.ZERO;
        return QuarkusTransaction.requiringNew().call(() -> {
            rows.persist(CommandRow.of(command, now().plus(wait)));
            metrics.now(command);
            story.tell(command, told);
            return command;
        });
    }

    private DeviceCommand known(UUID id) {
        return rows.findByIdOptional(id)
                .map(CommandRow::command)
                .orElseThrow(() -> new Refusal(Why.NO_SUCH_COMMAND, "no command has this id; it may have been forgotten"));
    }

    private static Refusal notWaiting(DeviceCommand known) {
        return new Refusal(Why.NOT_AWAITING, "it is " + known.state().written() + " and waits for nobody's agreement");
    }

    /** No finer than the database keeps it, so that one answer says the same as the next. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
