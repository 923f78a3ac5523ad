package dev.bellwether.locate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A location as it was when its answer last changed. */
@Entity
@Table(name = "location")
class LocationRow {

    @Id
    String id;

    @Nullable String code;
    @Nullable String label;
    String answer;
    Instant polledAt;

    /** Since when polls of everything leave it out; null while they do not. */
    @Nullable Instant goneAt;
}
