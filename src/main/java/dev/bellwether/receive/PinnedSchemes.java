package dev.bellwether.receive;

import dev.bellwether.receive.verify.Scheme;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/** Keeps the pin in PostgreSQL; saving never holds a delivery up, a pin that is not saved is found again. */
@ApplicationScoped
class PinnedSchemes implements PanacheRepositoryBase<SchemePinRow, Short> {

    private static final Logger LOG = Logger.getLogger(PinnedSchemes.class);

    private final ManagedExecutor executor;
    private final InstantSource clock;

    PinnedSchemes(ManagedExecutor executor, InstantSource clock) {
        this.executor = executor;
        this.clock = clock;
    }

    /** What was pinned before; empty on the first start. */
    List<Scheme> load() {
        return QuarkusTransaction.requiringNew()
                .call(() -> findByIdOptional(SchemePinRow.ONLY)
                        .map(row -> Arrays.stream(row.schemes.split("\\s+")).map(Scheme::parse).toList())
                        .orElse(List.of()));
    }

    /** Saves the pin in the background. */
    void remember(List<Scheme> pinned) {
        String schemes = pinned.stream().map(Scheme::toString).collect(Collectors.joining(" "));
        executor.execute(() -> {
            try {
                QuarkusTransaction.requiringNew().run(() -> save(schemes));
            } catch (RuntimeException e) {
                LOG.warnf("pin not saved, it will be found again after a restart reason=%s", e.getMessage());
            }
        });
    }

    private void save(String schemes) {
        SchemePinRow row = new SchemePinRow();
        row.id = SchemePinRow.ONLY;
        row.schemes = schemes;
        row.pinnedAt = clock.instant();
        getEntityManager().merge(row);
    }
}
