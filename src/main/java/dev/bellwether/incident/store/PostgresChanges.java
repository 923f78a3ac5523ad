package dev.bellwether.incident.store;

import dev.bellwether.incident.Changes;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Kind;
import dev.bellwether.incident.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The timelines as news. A line is read when no transaction that began before its own is still under way: until then one
 * that stands before it may come.
 */
@ApplicationScoped
class PostgresChanges implements Changes {

    private static final String AFTER =
            """
            select cast(cast(t.tx as text) as bigint), t.id, t.at, t.what, i.id, i.kind, i.location, i.state, i.severity
            from timeline t join incident i on i.id = t.incident_id
            where (t.tx, t.id) > (cast(cast(:tx as text) as xid8), :line) and t.tx < pg_snapshot_xmin(pg_current_snapshot())
            order by t.tx, t.id""";

    private final EntityManager entities;

    PostgresChanges(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Position end() {
        Number next = (Number) entities.createNativeQuery(
                        "select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)")
                .getSingleResult();
        return new Position(next.longValue(), 0);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Change> after(Position position, int most) {
        List<Object[]> rows = entities.createNativeQuery(AFTER)
                .setParameter("tx", Long.toString(position.transaction()))
                .setParameter("line", position.line())
                .setMaxResults(most)
                .getResultList();
        return rows.stream().map(PostgresChanges::change).toList();
    }

    private static Change change(Object[] row) {
        return new Change(
                new Position(((Number) row[0]).longValue(), ((Number) row[1]).longValue()),
                (Instant) row[2],
                (String) row[3],
                new Now(
                        new IncidentId((UUID) row[4]), Kind.valueOf((String) row[5]), (String) row[6], (String) row[7],
                        Severity.valueOf((String) row[8])));
    }
}
