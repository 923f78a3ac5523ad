package dev.bellwether.local.bikeep.sim;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What really happens, known from the start. Of locations that are no real sites nothing is told. Each list is in the
 * order of time.
 */
public record Truth(
        List<Loss> losses, List<Outage> outages, List<Area> areas, List<Cloud> clouds, List<Blind> blinds,
        List<Sent> sent) {

    /** A device that Bikeep calls dead, from 30 s after its last sign of life until it is heard again or all is over. */
    public record Loss(String device, String location, Instant from, Instant to) {}

    /** How much of a location is lost at the worst moment. */
    public enum Worst {
        /** Something, but never everything. */
        PARTIAL,
        /** All devices, gateways included. */
        WHOLE
    }

    /**
     * The longest time in which at least one device of a location is lost at every moment.
     *
     * @param whole       the times in it when all devices are lost
     * @param longestLoss the longest that one device is lost in it
     */
    public record Outage(
            String location, String code, Instant from, Instant to, Worst worst, List<Span> whole,
            Duration longestLoss, Cause cause) {

        /** How long it lasts. */
        public Duration length() {
            return Duration.between(from, to);
        }
    }

    /** All locations within 2 km are lost, from the first of their devices until the last is back. */
    public record Area(List<String> locations, Instant from, Instant to) {}

    /** A share of all real locations is lost, from the first of their devices until the last is back. */
    public record Cloud(double share, Instant from, Instant to) {}

    /** What cannot be seen. */
    public enum Blindness {
        /** Every request to the API fails. */
        API,
        /** The connection of some locations is unknown. */
        LOCATIONS,
        /** The connection of all locations is unknown. */
        ALL
    }

    /** Nothing can be learned from the API, of anything or of these locations (empty unless it is some). */
    public record Blind(Blindness what, List<String> locations, Instant from, Instant to) {}

    /** What became of a webhook. */
    public enum Fate {
        /** It arrives when it is due. */
        DELIVERED,
        /** It never arrives. */
        DROPPED,
        /** It arrives when it is due and once more. */
        REPEATED,
        /** It arrives, but not when it is due. */
        LATE
    }

    /**
     * What a webhook tells.
     *
     * @param device empty if it tells of the whole location
     * @param what   {@code offline}, {@code online}, {@code confirmed}, an alarm's {@code category:reason} or a status
     * @param at     when it happened
     */
    public record Change(String device, String what, Instant at) {}

    /** A webhook: what it tells of which location, when it is due, and when it arrives, if it does. */
    public record Sent(
            String id, String type, String location, List<Change> changes, Instant due, Fate fate,
            List<Instant> arrivals) {}

    /** Writes all of it as JSON. */
    public void write(Path file) {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .build()
                    .writeValue(file.toFile(), this);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
