package dev.bellwether.respond;

import dev.bellwether.incident.IncidentId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of what was asked for is listed, the newest first.
 *
 * @param clauses    all must hold
 * @param parameters of these clauses
 */
public record Listing(List<String> clauses, Map<String, Object> parameters) {

    private static final String ORDER = " order by requestedAt desc, id desc";

    /**
     * All that fit.
     *
     * @param incident about that one; null for any
     * @param before   behind that one in the order; null for from the first on
     */
    public static Listing of(@Nullable IncidentId incident, @Nullable Position before) {
        Listing all = new Listing(List.of("id is not null"), Map.of());
        Listing about = incident == null ? all : all.and("incidentId = :incident", "incident", incident.value());
        return before == null
                ? about
                : about.and("(requestedAt < :at or (requestedAt = :at and id < :id))", "at", before.at())
                        .and("id <> :id", "id", before.id());
    }

    /** The same, only where that holds. */
    public Listing and(String clause, String parameter, Object value) {
        List<String> more = new ArrayList<>(clauses);
        more.add(clause);
        Map<String, Object> values = new HashMap<>(parameters);
        values.put(parameter, value);
        return new Listing(more, values);
    }

    /** The first of them. */
    public <R> Stream<R> page(PanacheRepositoryBase<R, UUID> rows, int most) {
        return rows.find(String.join(" and ", clauses) + ORDER, parameters).page(0, most).stream();
    }
}
