package dev.bellwether.locate;

import dev.bellwether.decide.reconcile.Belief;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A belief's columns. */
@Entity
@Table(name = "belief")
class BeliefRow {

    @Id
    String location;

    @Nullable Instant wholeSince;
    @Nullable Instant aliveSince;
    @Nullable Instant brokenSince;
    @Nullable Instant goneSince;
    @Nullable Instant blindSince;
    @Nullable Instant moreSince;
    @Nullable Instant fewerSince;
    @Nullable Integer knownLevel;
    @Nullable Instant knownAt;
    @Nullable String readWhy;
    @Nullable Instant readAt;
    @Nullable Instant dueAt;
    boolean devicesDue;

    static BeliefRow of(Belief belief) {
        BeliefRow row = new BeliefRow();
        Belief.Known known = belief.known();
        Belief.Read read = belief.read();
        row.location = belief.location();
        row.wholeSince = belief.wholeSince();
        row.aliveSince = belief.aliveSince();
        row.brokenSince = belief.brokenSince();
        row.goneSince = belief.goneSince();
        row.blindSince = belief.blindSince();
        row.moreSince = belief.moreSince();
        row.fewerSince = belief.fewerSince();
        row.knownLevel = known == null ? null : known.level();
        row.knownAt = known == null ? null : known.at();
        row.readWhy = read == null ? null : read.why();
        row.readAt = read == null ? null : read.at();
        row.dueAt = belief.dueAt();
        row.devicesDue = belief.devicesDue();
        return row;
    }

    Belief belief() {
        return new Belief(
                location, wholeSince, aliveSince, brokenSince, goneSince, blindSince, moreSince, fewerSince,
                knownLevel == null || knownAt == null ? null : new Belief.Known(knownLevel, knownAt),
                readWhy == null || readAt == null ? null : new Belief.Read(readWhy, readAt),
                dueAt, devicesDue);
    }
}
