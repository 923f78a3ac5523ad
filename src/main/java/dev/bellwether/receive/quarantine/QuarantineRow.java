package dev.bellwether.receive.quarantine;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One delivery that was not proven. */
@Entity
@Table(name = "quarantine")
class QuarantineRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    Instant receivedAt;
    String reason;
    String client;
    byte[] body;
}
