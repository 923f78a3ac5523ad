package dev.bellwether.api.actions;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What one operator did. */
@Entity
@Table(name = "operator_action")
class ActionRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    Instant at;
    String who;
    String what;
    int status;
    String client;

    static ActionRow of(Action action) {
        ActionRow row = new ActionRow();
        row.at = action.at();
        row.who = action.who();
        row.what = action.what();
        row.status = action.status();
        row.client = action.client();
        return row;
    }

    Action action() {
        return new Action(at, who, what, status, client);
    }
}
