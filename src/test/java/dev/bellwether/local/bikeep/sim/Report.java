package dev.bellwether.local.bikeep.sim;

import dev.bellwether.local.bikeep.Device;
import dev.bellwether.local.bikeep.Location;
import dev.bellwether.local.bikeep.Notices;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Something Bikeep tells its clients by webhook. */
sealed interface Report {

    /** The webhook's type. */
    String type();

    /** Over which time such reports are gathered, if nothing else was agreed. */
    Duration window();

    Location location();

    Truth.Change change();

    /** As it stands in the webhook's data. */
    Map<String, Object> words();

    /** A device went offline or came back. */
    record Connection(Device device, boolean online, Instant at) implements Report {

        @Override
        public String type() {
            return "connection";
        }

        @Override
        public Duration window() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Location location() {
            return device.location();
        }

        @Override
        public Truth.Change change() {
            return new Truth.Change(device.id(), online ? "online" : "offline", at);
        }

        @Override
        public Map<String, Object> words() {
            return Notices.connection(device, online, at);
        }
    }

    /** A location has been offline for two hours; {@code at} is when these are over. */
    record Confirmed(Location location, Instant offlineSince, Instant at) implements Report {

        @Override
        public String type() {
            return "connection_confirmed";
        }

        @Override
        public Duration window() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Truth.Change change() {
            return new Truth.Change("", "confirmed", at);
        }

        @Override
        public Map<String, Object> words() {
            return Notices.confirmed(location, offlineSince);
        }
    }

    /** A hardware alarm. */
    record Alarm(Device device, String category, String reason, Instant at) implements Report {

        @Override
        public String type() {
            return "alarm";
        }

        @Override
        public Duration window() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Location location() {
            return device.location();
        }

        @Override
        public Truth.Change change() {
            return new Truth.Change(device.id(), category + ":" + reason, at);
        }

        @Override
        public Map<String, Object> words() {
            return Notices.alarm(device, category, reason, at);
        }
    }

    /** A device is stuck in a state in which it should not stay. */
    record Stuck(Device device, String status, Instant at) implements Report {

        @Override
        public String type() {
            return "status";
        }

        @Override
        public Duration window() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Location location() {
            return device.location();
        }

        @Override
        public Truth.Change change() {
            return new Truth.Change(device.id(), status, at);
        }

        @Override
        public Map<String, Object> words() {
            return Notices.status(device, status, at);
        }
    }
}
