package dev.bellwether.consume.replay;

import dev.bellwether.consume.inbox.Journal;
import dev.bellwether.decide.replay.Evidence;
import dev.bellwether.event.DeviceEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is known of the past.
 *
 * @param from     since when; no event is known that was received before
 * @param events   how many events are known
 * @param evidence all that was learnt since then, in the order it was learnt
 */
public record Past(Instant from, int events, List<Evidence> evidence) {

    public Past {
        evidence = List.copyOf(evidence);
    }

    /**
     * All that is kept.
     *
     * @param since from when on it is of interest, where no event was kept from before
     */
    public static Past read(Connection database, Instant since) throws SQLException {
        List<DeviceEvent> events = Journal.read(database);
        Instant from = events.isEmpty() ? since : events.get(0).facts().receivedAt();
        List<Evidence> evidence = new ArrayList<>();
        events.forEach(event -> evidence.add(new Evidence.Told(event)));
        evidence.addAll(Polls.found(database, from));
        evidence.addAll(Polls.over(database, from));
        evidence.addAll(People.said(database, from));
        evidence.sort(Comparator.comparing(Evidence::at)); // events first among equals, since sorting keeps their order
        return new Past(from, events.size(), evidence);
    }
}
