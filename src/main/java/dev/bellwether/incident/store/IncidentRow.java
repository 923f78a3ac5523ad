package dev.bellwether.incident.store;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An incident's columns. */
@Entity
@Table(name = "incident")
class IncidentRow {

    @Id
    UUID id;

    String location;
    String kind;
    String groupKey = "";
    String state;
    String severity;
    Instant openedAt;
    @Nullable Instant resolvedAt;
    @Nullable String resolvedHow;
    @Nullable String locationId;
    @Nullable String locationUri;
    @Nullable String locationCode;
    @Nullable String locationLabel;
    @Nullable String locationName;
    Instant updatedAt;
    /** Of a suspected incident: until when it must last; of an acknowledged one: until when it is snoozed. */
    @Nullable Instant untilAt;
    /** Of an open incident: when people can know of it. */
    @Nullable Instant fromAt;
    int steps;
    @Nullable String takenBy;
    @Nullable Instant takenAt;
    String turns = "";
    @Nullable Instant unrestAt;
    @Nullable Instant dueAt;
    /** In which trace, and after which of its steps, it was last decided about. */
    @Nullable String trace;

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
    @JoinColumn(name = "incident_id", insertable = false, updatable = false)
    @OrderBy("place")
    List<AlertRow> alerts = new ArrayList<>();
}
