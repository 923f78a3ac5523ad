package dev.bellwether.notify;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a lane fares. */
@Entity
@Table(name = "lane")
class LaneRow {

    @Id
    String name;

    String far;
    @Nullable Instant freeAt;
    int failures;
    @Nullable Instant brokenAt;
    @Nullable String why;
    @Nullable Instant lastAt;

    boolean isFree(Instant now) {
        return freeAt == null || !freeAt.isAfter(now);
    }
}
