package dev.bellwether.decide.route;

import dev.bellwether.incident.IncidentKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By which labels alarms and abnormal states of one location are told apart; see ADR 16 for why losses never are.
 *
 * @param labels in the order of {@link Label}, the location's own not among them
 */
public record Grouping(Set<Label> labels) {

    /** All of a location together. */
    public static final Grouping LOCATION = new Grouping(Set.of());

    /** Every alert by itself. */
    public static final Grouping ALERT =
            new Grouping(Set.of(Label.CATEGORY, Label.REASON, Label.STATUS, Label.DEVICE, Label.DEVICE_TYPE));

    public Grouping {
        labels = labels.isEmpty() ? Set.of() : EnumSet.copyOf(labels);
    }

    /** The group of an alert with these labels: {@code category=security device=47}; empty where nothing is told apart. */
    public String of(Labels alert) {
        return IncidentKey.bounded(labels.stream()
                .map(label -> label.written() + "=" + String.join(",", alert.of(label)))
                .collect(Collectors.joining(" ")));
    }

    /** As rules write it. */
    public List<String> written() {
        List<String> written = new ArrayList<>(List.of(Label.LOCATION.written()));
        labels.forEach(label -> written.add(label.written()));
        return written;
    }
}
