package dev.bellwether.decide.route;

import dev.bellwether.event.DeviceRef;
import dev.bellwether.incident.Alert;
import dev.bellwether.incident.IncidentFacts;
import dev.bellwether.incident.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An alert's labels.
 *
 * @param values of each label that it has; several of {@link Label#TAG}, one of any other
 */
public record Labels(Map<Label, List<String>> values) {

    private static final String PARTS = " / ";

    public Labels {
        values = Collections.unmodifiableMap(new TreeMap<>(values)); // in the order of the labels
    }

    /** Labels with one value each, for what is asked by hand. */
    public static Labels of(Map<Label, String> single) {
        return new Labels(single.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
    }

    /**
     * The labels of an alert of an incident.
     *
     * @param place where, as the directory knows it; null when it does not
     */
    public static Labels of(Alert alert, IncidentFacts incident, @Nullable Place place) {
        Map<Label, List<String>> values = new EnumMap<>(Label.class);
        put(values, Label.ALERTNAME, alert.name().written());
        put(values, Label.SEVERITY, alert.severity().written());
        switch (alert.name()) {
            case DEVICE_OFFLINE -> {
                put(values, Label.TYPE, "connection");
                put(values, Label.STATUS, alert.detail());
            }
            case LOCATION_OUTAGE -> {
                put(values, Label.TYPE, "connection_confirmed");
                put(values, Label.STATUS, alert.detail());
            }
            case HARDWARE_ALARM -> {
                put(values, Label.TYPE, "alarm");
                List<String> parts = List.of(alert.detail().split(PARTS, 2));
                put(values, Label.CATEGORY, parts.get(0));
                put(values, Label.REASON, parts.size() > 1 ? parts.get(1) : null);
            }
            case ABNORMAL_STATUS -> {
                put(values, Label.TYPE, "status");
                put(values, Label.STATUS, alert.detail());
            }
            case LOCATION_UNKNOWN, UPSTREAM_OUTAGE, AREA_OUTAGE, FOUND_BROKEN, INCIDENT_STORM -> {}
        }
        DeviceRef device = alert.device();
        put(values, Label.DEVICE, device.key());
        put(values, Label.DEVICE_TYPE, device.type());
        put(values, Label.LOCATION, incident.key().location());
        put(values, Label.LOCATION_CODE, place != null ? place.code() : incident.location().code());
        put(values, Label.LOCATION_LABEL, place != null ? place.label() : incident.location().label());
        if (place != null) {
            put(values, Label.LOCATION_TYPE, place.type());
            values.put(Label.TAG, place.tags());
        }
        return new Labels(values);
    }

    /** The values of a label; one empty text when the alert has none, as Alertmanager has it. */
    List<String> of(Label label) {
        List<String> found = values.getOrDefault(label, List.of());
        return found.isEmpty() ? List.of("") : found;
    }

    /** Whether both have the same values of this label, or neither any. */
    public boolean isSame(Label label, Labels other) {
        return of(label).equals(other.of(label));
    }

    /** For people: {@code alertname="DeviceOffline" severity="critical"}. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        values.forEach((label, all) -> all.forEach(value -> words.add(label.written() + "=\"" + value + "\"")));
        return String.join(" ", words);
    }

    private static void put(Map<Label, List<String>> values, Label label, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            values.put(label, List.of(value));
        }
    }
}
