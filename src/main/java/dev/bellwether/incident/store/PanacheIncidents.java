package dev.bellwether.incident.store;

import dev.bellwether.incident.Alert;
import dev.bellwether.incident.Fingerprint;
import dev.bellwether.incident.Impact;
import dev.bellwether.incident.Incident;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.IncidentKey;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.Late;
import dev.bellwether.incident.LiveIncident;
import dev.bellwether.incident.ResolvedIncident;
import dev.bellwether.incident.Severity;
import dev.bellwether.incident.TimelineEntry;
import dev.bellwether.trace.Traces;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Incidents in PostgreSQL. */
@ApplicationScoped
class PanacheIncidents implements Incidents, PanacheRepositoryBase<IncidentRow, UUID> {

    /** Further ahead than the clocks of replicas differ. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final EntityManager entities;
    private final IncidentMetrics metrics;
    private final Traces traces;
    private final InstantSource clock;

    PanacheIncidents(EntityManager entities, IncidentMetrics metrics, Traces traces, InstantSource clock) {
        this.entities = entities;
        this.metrics = metrics;
        this.traces = traces;
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
    public boolean tryLock(String location) {
        return (Boolean) entities.createNativeQuery(
                        "select pg_try_advisory_xact_lock(hashtextextended(:location, 7))")
                .setParameter("location", location)
                .getSingleResult();
    }

    @Override
    public Optional<Incident> latest(IncidentKey key) {
        return newest(key).map(Rows::incident);
    }

    @Override
    public Optional<Incident> anew(IncidentKey key) {
        return newest(key).map(row -> {
            entities.refresh(row);
            return Rows.incident(row);
        });
    }

    @Override
    public Optional<Incident> find(IncidentId id) {
        return findByIdOptional(id.value()).map(Rows::incident);
    }

    @Override
    public Optional<IncidentKey> key(IncidentId id) {
        return entities.createQuery("select i.location, i.kind, i.groupKey from IncidentRow i where i.id = :id", Object[].class)
                .setParameter("id", id.value())
                .getResultStream()
                .findFirst()
                .map(row -> key(row, 0));
    }

    @Override
    public List<Incident> search(Search search) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        List<String> clauses = new ArrayList<>();
        if (!search.states().isEmpty()) {
            clauses.add("state in :states");
            wanted.put("states", search.states());
        }
        if (!search.kinds().isEmpty()) {
            clauses.add("kind in :kinds");
            wanted.put("kinds", search.kinds().stream().map(Kind::name).toList());
        }
        if (!search.severities().isEmpty()) {
            clauses.add("severity in :severities");
            wanted.put("severities", search.severities().stream().map(Severity::name).toList());
        }
        if (search.location() != null) {
            clauses.add("location = :location");
            wanted.put("location", search.location());
        }
        if (search.before() != null) {
            clauses.add("openedAt < :before");
            wanted.put("before", search.before());
        }
        if (search.after() != null) {
            clauses.add("(openedAt < :at or openedAt = :at and id > :id)");
            wanted.put("at", search.after().openedAt());
            wanted.put("id", search.after().id().value());
        }
        return find(String.join(" and ", clauses) + " order by openedAt desc, id", wanted).page(0, search.most()).stream()
                .map(Rows::incident)
                .toList();
    }

    @Override
    public List<TimelineEntry> timeline(IncidentId id) {
        return entities
                .createQuery("from TimelineRow where incidentId = :id order by id", TimelineRow.class)
                .setParameter("id", id.value())
                .getResultStream()
                .map(row -> new TimelineEntry(row.at, row.what, row.text))
                .toList();
    }

    @Override
    public List<LiveIncident> open(Kind... kinds) {
        List<String> names = Arrays.stream(kinds).map(Kind::name).toList();
        return find("kind in ?1 and state <> ?2 order by openedAt", names, ResolvedIncident.STATE).stream()
                .map(row -> (LiveIncident) Rows.incident(row))
                .toList();
    }

    @Override
    public List<LiveIncident> live(String location, Kind kind) {
        return find("location = ?1 and kind = ?2 and state <> ?3 order by openedAt, id", location, kind.name(), ResolvedIncident.STATE)
                .stream()
                .map(row -> (LiveIncident) Rows.incident(row))
                .toList();
    }

    @Override
    public Optional<IncidentId> liveWith(Fingerprint alert) {
        return entities.createQuery(
                        "select i.id from IncidentRow i, AlertRow a where a.incidentId = i.id and a.fingerprint = :alert"
                                + " and a.overAt is null and i.state <> :over",
                        UUID.class)
                .setParameter("alert", alert.value())
                .setParameter("over", ResolvedIncident.STATE)
                .getResultStream()
                .findFirst()
                .map(IncidentId::new);
    }

    @Override
    public boolean isLive(Kind kind) {
        return count("kind = ?1 and state <> ?2", kind.name(), ResolvedIncident.STATE) > 0;
    }

    @Override
    public List<Due> due(Instant now, int most) {
        return entities.createQuery(
                        "select i.id, i.location, i.kind, i.groupKey from IncidentRow i"
                                + " where i.dueAt <= :now or (i.dueAt is not null and i.updatedAt > :ahead) order by i.dueAt",
                        Object[].class)
                .setParameter("now", now)
                .setParameter("ahead", now.plus(AHEAD))
                .setMaxResults(most)
                .getResultStream()
                .map(row -> new Due(new IncidentId((UUID) row[0]), key(row, 1)))
                .toList();
    }

    @Override
    public Optional<Late> overdue(Instant before) {
        // an incident may be due from the moment it is written on, and for long by then
        Object[] row = entities.createQuery(
                        "select count(i), min(greatest(i.dueAt, i.updatedAt)) from IncidentRow i"
                                + " where i.dueAt <= :before and i.updatedAt <= :before",
                        Object[].class)
                .setParameter("before", before)
                .getSingleResult();
        return Optional.ofNullable((Instant) row[1]).map(since -> new Late((Long) row[0], since));
    }

    @Override
    public void save(Incident incident, List<TimelineEntry> entries, @Nullable Instant due) {
        UUID id = incident.id().value();
        IncidentRow known = findById(id);
        IncidentRow row = known == null ? new IncidentRow() : known;
        metrics.becomes(row, incident);
        row.id = id;
        row.dueAt = due;
        row.trace = traces.currentOr(row.trace); // what only the time decides goes on where it was
        Rows.fill(row, incident, clock.instant());
        fillAlerts(row, incident.facts().alerts());
        if (known == null) {
            persist(row);
        }
        entries.forEach(entry -> entities.persist(row(id, entry)));
    }

    @Override
    public void wake(Instant now) {
        update("dueAt = ?1 where state <> ?2 or unrestAt is not null", now, ResolvedIncident.STATE);
    }

    @Override
    public void keep(IncidentId incident, Impact impact) {
        entities.merge(ImpactRows.row(incident.value(), impact));
    }

    @Override
    public Optional<Impact> impact(IncidentId incident) {
        return Optional.ofNullable(entities.find(ImpactRow.class, incident.value())).map(ImpactRows::impact);
    }

    private Optional<IncidentRow> newest(IncidentKey key) {
        return find(
                        "location = ?1 and kind = ?2 and groupKey = ?3"
                                + " order by (case when state = ?4 then 1 else 0 end), openedAt desc,"
                                + " updatedAt desc",
                        key.location(),
                        key.kind().name(),
                        key.group(),
                        ResolvedIncident.STATE)
                .page(0, 1)
                .firstResultOptional();
    }

    private static IncidentKey key(Object[] row, int from) {
        return new IncidentKey((String) row[from], Kind.valueOf((String) row[from + 1]), (String) row[from + 2]);
    }

    private static void fillAlerts(IncidentRow row, List<Alert> alerts) {
        Map<String, AlertRow> known = row.alerts.stream().collect(Collectors.toMap(alert -> alert.fingerprint, a -> a));
        for (int place = 0; place < alerts.size(); place++) {
            Alert alert = alerts.get(place);
            AlertRow alertRow = known.get(alert.fingerprint().value());
            if (alertRow == null) {
                alertRow = Rows.alertRow(row.id, alert);
                row.alerts.add(alertRow);
            }
            Rows.fill(alertRow, place, alert);
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
