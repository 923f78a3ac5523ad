package dev.bellwether.receive;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The one row that says which schemes are pinned. */
@Entity
@Table(name = "scheme_pin")
class SchemePinRow {

    static final Short ONLY = 1;

    @Id
    Short id;

    String schemes;
    Instant pinnedAt;
}
