package dev.bellwether.incident.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An impact's columns; gateways are one a line: name, connectivity and since when it is dead, with tabs between. */
@Entity
@Table(name = "impact")
class ImpactRow {

    @Id
    UUID incidentId;

    Instant asOf;
    int total;
    int online;
    int occupied;
    int trapped;
    String guards;
}
