package dev.bellwether.locate;

import dev.bellwether.incident.Place;
import dev.bellwether.incident.Polled;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** How locations were: connectivity and availability, a row for each change that a poll saw. */
@ApplicationScoped
class History implements PanacheRepository<HistoryRow> {

    /** Adds what changed, if anything did; joins the caller's transaction. */
    void add(Polled polled) {
        Place before = polled.before();
        Place after = polled.after();
        if (before != null
                && before.connectivity() == after.connectivity()
                && Objects.equals(before.devices(), after.devices())) {
            return;
        }
        HistoryRow row = new HistoryRow();
        Place.Devices counts = after.devices();
        row.location = after.id();
        row.at = after.asOf();
        row.connectivity = after.connectivity().name();
        row.total = counts == null ? null : counts.total();
        row.online = counts == null ? null : counts.online();
        row.available = counts == null ? null : counts.available();
        persist(row);
    }
}
