package dev.bellwether.consume;

import dev.bellwether.decide.Decision;
import dev.bellwether.decide.DeviceRecoveries;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.decide.reconcile.Beliefs;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.locate.DevicesRead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Has devices read for the sake of alarms and stuck devices, and ends what they show to be over. */
@ApplicationScoped
class DeviceReadings {

    private final Incidents incidents;
    private final Beliefs beliefs;
    private final Recorder recorder;
    private final RulesInForce rules;
    private final List<String> well;

    DeviceReadings(
            Incidents incidents, Beliefs beliefs, Recorder recorder, RulesInForce rules, ReconcileSettings settings) {
        this.incidents = incidents;
        this.beliefs = beliefs;
        this.recorder = recorder;
        this.rules = rules;
        this.well = settings.hardwareWell().orElse(List.of());
    }

    /** The locations of which something is open that a reading could end. */
    @Transactional
    Set<String> awaited() {
        DeviceRecoveries recoveries = recoveries();
        return incidents.open(DeviceRecoveries.KINDS.toArray(Kind[]::new)).stream()
                .filter(recoveries::isAwaitedBy)
                .map(live -> live.key().location())
                .collect(Collectors.toSet());
    }

    /** Has the location's devices read as soon as the budget of calls allows. */
    @Transactional
    void want(String location) {
        incidents.lock(location);
        beliefs.keep(beliefs.of(location).readingWanted());
    }

    /** A reading, for whatever it was made; joins the caller's transaction, which holds the location. */
    void onDevices(DevicesRead reading) {
        for (Kind kind : DeviceRecoveries.KINDS) {
            for (LiveIncident live : incidents.live(reading.place().id(), kind)) {
                Decision decision = recoveries().onReading(live, reading.devices(), reading.at());
                if (decision.incident() != null) {
                    recorder.follow(decision);
                }
            }
        }
    }

    private DeviceRecoveries recoveries() {
        return new DeviceRecoveries(rules.now(), well);
    }
}
