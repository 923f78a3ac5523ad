package dev.bellwether.locate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whose turn it is to ask Bikeep. There is one row. */
@Entity
@Table(name = "poll_turn")
class PollTurnRow {

    static final short ONLY = 1;

    @Id
    Short id;

    Instant dueAt;
    @Nullable Instant takenUntil;
    @Nullable Instant triedAt;
    @Nullable Instant askedAt;
    @Nullable Instant failingSince;
    Instant minuteBegan;
    int minuteCalls;
}
