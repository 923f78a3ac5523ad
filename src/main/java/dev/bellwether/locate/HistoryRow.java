package dev.bellwether.locate;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a location was from some time on. */
@Entity
@Table(name = "location_history")
class HistoryRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String location;
    Instant at;
    String connectivity;
    @Nullable Integer total;
    @Nullable Integer online;
    @Nullable Integer available;
}
