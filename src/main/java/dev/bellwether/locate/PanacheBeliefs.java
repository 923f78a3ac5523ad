package dev.bellwether.locate;

import dev.bellwether.decide.reconcile.Belief;
import dev.bellwether.decide.reconcile.Beliefs;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Beliefs in PostgreSQL, so that whichever replica looks next goes on from them. */
@ApplicationScoped
class PanacheBeliefs implements Beliefs, PanacheRepositoryBase<BeliefRow, String> {

    @Override
    public Belief of(String location) {
        return findByIdOptional(location).map(BeliefRow::belief).orElseGet(() -> Belief.calm(location));
    }

    @Override
    public List<Belief> all() {
        return listAll().stream().map(BeliefRow::belief).toList();
    }

    @Override
    public void keep(Belief belief) {
        if (belief.isCalm()) {
            deleteById(belief.location());
        } else {
            getEntityManager().merge(BeliefRow.of(belief));
        }
    }

    /** The locations that are to be looked at by now, the longest due first. */
    List<String> due(Instant now) {
        return find("dueAt <= ?1 order by dueAt", now).stream().map(row -> row.location).toList();
    }

    /** Those that were asked for are not due any more, whether Bikeep knew them or not. */
    void asked(Agenda agenda, Instant began) {
        if (agenda.all()) {
            update("dueAt = null where dueAt <= ?1", began);
        } else {
            update("dueAt = null where dueAt <= ?1 and location in ?2", began, agenda.singles());
        }
    }

    /** The locations whose devices are to be read, at most so many. */
    List<String> devicesDue(int most) {
        return find("devicesDue order by brokenSince").page(0, most).stream().map(row -> row.location).toList();
    }
}
