package dev.bellwether.api.actions;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What operators did, in PostgreSQL and in the log. */
@Startup
@ApplicationScoped
public class Actions implements PanacheRepository<ActionRow> {

    private static final Logger LOG = Logger.getLogger(Actions.class);
    private static final String COUNTED = "bellwether.api.actions";
    private static final String DONE = "done";
    private static final String REFUSED = "refused";
    private static final int LONGEST = 1_000;

    private final MeterRegistry registry;
    private final ManagedExecutor executor;

    Actions(MeterRegistry registry, ManagedExecutor executor) {
        this.registry = registry;
        this.executor = executor;
        List.of(DONE, REFUSED).forEach(outcome -> registry.counter(COUNTED, "outcome", outcome));
    }

    /** Keeps it, in a transaction of its own; what the database does not take stands in the log at least. */
    public void record(Action done) {
        Action action = new Action(done.at(), cut(done.who()), cut(done.what()), done.status(), cut(done.client()));
        registry.counter(COUNTED, "outcome", action.status() < 400 ? DONE : REFUSED).increment();
        LOG.infof(
                "operator action who=%s what=%s status=%d client=%s",
                action.who(), action.what(), action.status(), action.client());
        if (BlockingOperationControl.isBlockingAllowed()) {
            keep(action);
        } else {
            executor.execute(() -> keep(action)); // refused before anything was done that could block
        }
    }

    private void keep(Action action) {
        try {
            QuarkusTransaction.requiringNew().run(() -> persist(ActionRow.of(action)));
        } catch (RuntimeException e) {
            LOG.errorf("operator action not kept who=%s what=%s reason=%s", action.who(), action.what(), e.getMessage());
        }
    }

    /**
     * Which actions are looked for.
     *
     * @param who    of that person; null for all
     * @param before older than that; null for up to now
     * @param after  with smaller ids than that
     * @param most   how many at most
     */
    record Search(@Nullable String who, @Nullable Instant before, long after, int most) {}

    /**
     * An action that was found.
     *
     * @param id     its place in the order they were kept in
     * @param action what was done
     */
    record Entry(long id, Action action) {}

    /** Those that fit, the last that was kept first. */
    List<Entry> list(Search search) {
        Map<String, Object> wanted = new LinkedHashMap<>(Map.of("after", search.after()));
        List<String> clauses = new ArrayList<>(List.of("id < :after"));
        if (search.who() != null) {
            clauses.add("who = :who");
            wanted.put("who", search.who());
        }
        if (search.before() != null) {
            clauses.add("at < :before");
            wanted.put("before", search.before());
        }
        return find(String.join(" and ", clauses) + " order by id desc", wanted)
                .page(0, search.most())
                .stream()
                .map(row -> new Entry(row.id, row.action()))
                .toList();
    }

    /** Somebody may ask for any path, of any length. */
    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
