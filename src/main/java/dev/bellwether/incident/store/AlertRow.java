package dev.bellwether.incident.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alert's columns. */
@Entity
@Table(name = "alert")
@IdClass(AlertRow.Key.class)
class AlertRow {

    @Id
    @Column(name = "incident_id") // said, since the incident's collection names the same column
    UUID incidentId;

    @Id
    String fingerprint;

    int place;
    String name;
    String severity;
    @Nullable String deviceId;
    @Nullable String deviceUri;
    @Nullable String deviceCode;
    @Nullable String deviceAlias;
    @Nullable String deviceType;
    String detail;
    String source;
    Instant since;
    Instant seenAt;
    Instant heardAt;
    @Nullable Instant overAt;

    /** An alert is known by its incident and its fingerprint. */
    record Key(UUID incidentId, String fingerprint) implements Serializable {}
}
