package dev.bellwether.incident.store;

import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Impact;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.OpenIncident;
import dev.bellwether.incident.ResolvedIncident;
import dev.bellwether.incident.TimelineEntry;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Incidents in PostgreSQL. */
@ApplicationScoped
class PanacheIncidents implements Incidents, PanacheRepositoryBase<IncidentRow, UUID> {

    private final EntityManager entities;
    private final InstantSource clock;

    PanacheIncidents(EntityManager entities, InstantSource clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public void lock(String location) {
        // An advisory lock, since there is no row to lock before the first incident.
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:location, 7))")
                .setParameter("location", location)
                .getSingleResult();
    }

    @Override
    public Optional<Incident> latest(IncidentKey key) {
        return find(
                        "location = ?1 and kind = ?2 order by (case when state = ?3 then 1 else 0 end), openedAt desc,"
                                + " updatedAt desc",
                        key.location(),
                        key.kind().name(),
                        ResolvedIncident.STATE)
                .page(0, 1)
                .firstResultOptional()
                .map(Rows::incident);
    }

    @Override
    public Optional<Incident> find(IncidentId id) {
        return findByIdOptional(id.value()).map(Rows::incident);
    }

    @Override
    public List<OpenIncident> open(Kind kind) {
        return find("kind = ?1 and state <> ?2 order by openedAt", kind.name(), ResolvedIncident.STATE).stream()
                .map(row -> (OpenIncident) Rows.incident(row))
                .toList();
    }

    @Override
    public void save(Incident incident, List<TimelineEntry> entries) {
        UUID id = incident.id().value();
        IncidentRow row = findById(id);
        if (row == null) {
            row = new IncidentRow();
            row.id = id;
            Rows.fill(row, incident, clock.instant());
            persistAndFlush(row);
        } else {
            Rows.fill(row, incident, clock.instant());
        }
        saveAlerts(row, incident.facts().alerts());
        entries.forEach(entry -> entities.persist(row(id, entry)));
        entities.flush();
        entities.refresh(row); // the alerts were written beside the collection
    }

    @Override
    public void keep(IncidentId incident, Impact impact) {
        entities.merge(ImpactRows.row(incident.value(), impact));
    }

    @Override
    public Optional<Impact> impact(IncidentId incident) {
        return Optional.ofNullable(entities.find(ImpactRow.class, incident.value())).map(ImpactRows::impact);
    }

    private void saveAlerts(IncidentRow row, List<Alert> alerts) {
        for (int place = 0; place < alerts.size(); place++) {
            entities.merge(Rows.alertRow(row.id, place, alerts.get(place)));
        }
    }

    private static TimelineRow row(UUID incident, TimelineEntry entry) {
        TimelineRow row = new TimelineRow();
        row.incidentId = incident;
        row.at = entry.at();
        row.what = entry.what();
        row.text = entry.text();
        return row;
    }
}
