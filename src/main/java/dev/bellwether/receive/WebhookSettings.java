package dev.bellwether.receive;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the receiver. */
@ConfigMapping(prefix = "bellwether.webhook")
interface WebhookSettings {

    /** The seeds Bikeep handed over, comma-separated; several are live while one is rotated. Secret. */
    Optional<List<String>> seeds();

    /** File with the seeds, in place of {@link #seeds}. */
    Optional<Path> seedsFile();

    /** How often the file of the seeds, if they lie in one, is read anew. */
    @WithDefault("10s")
    Duration seedsCheck();

    /** How {@code hash} is computed, in the scheme grammar, or {@code auto} to find out. */
    @WithDefault("auto")
    String scheme();

    /** Longest body that is read. */
    @WithDefault("1M")
    MemorySize maxBodySize();

    /** Most events that one body may hold. */
    @WithDefault("5000")
    int maxEvents();

    /** Deepest nesting of a body. */
    @WithDefault("100")
    int maxDepth();

    /** What a caller is told to wait when nothing can take its delivery. */
    @WithDefault("5s")
    Duration retryAfter();

    /** The memory of bodies accepted lately. */
    Duplicates duplicates();

    /** How many unproven deliveries are looked at. */
    Unproven unproven();

    /** Under which names members are looked for. */
    Fields fields();

    /** Literals of {@code connection}. */
    Literals literals();

    /** The memory of bodies accepted lately. */
    interface Duplicates {
        /** How long a body is remembered whose events carry their own time. */
        @WithDefault("1h")
        Duration window();

        /** How long a body is remembered whose events do not: the same words may soon be a new outage. */
        @WithDefault("1m")
        Duration windowUntimed();

        /** Most event ids that are remembered. */
        @WithDefault("100000")
        int maxIds();
    }

    /** How many unproven deliveries are looked at; a proven one is never held up by this. */
    interface Unproven {
        /** Unproven deliveries a client address may send per minute before it gets 429. */
        @WithDefault("600")
        int perMinute();

        /** Unproven deliveries that all clients together may send per minute before each of them gets 429. */
        @WithDefault("6000")
        int perMinuteInAll();
    }

    /** Names of members, in the order they are tried; a dot leads into an object. */
    interface Fields {
        /** The location's id. */
        @WithDefault("location.id,location_id")
        List<String> locationId();

        /** The location's path. */
        @WithDefault("location.uri,location_uri")
        List<String> locationUri();

        /** The location's code. */
        @WithDefault("location.code,location_code")
        List<String> locationCode();

        /** The location's label. */
        @WithDefault("location.label,location_label")
        List<String> locationLabel();

        /** The location's name. */
        @WithDefault("location.name,location_name")
        List<String> locationName();

        /** The device's id. */
        @WithDefault("device.id,device_id")
        List<String> deviceId();

        /** The device's path. */
        @WithDefault("device.uri,device_uri")
        List<String> deviceUri();

        /** The device's code. */
        @WithDefault("device.code,device_code")
        List<String> deviceCode();

        /** The device's alias. */
        @WithDefault("device.alias,device_alias,device.label,device_label,device.name,device_name")
        List<String> deviceAlias();

        /** The device's type. */
        @WithDefault("device.type,device_type")
        List<String> deviceType();

        /** When it happened. */
        @WithDefault("timestamp,occurred_at,created_at,changed_at,time,offline_since")
        List<String> times();

        /** The connection literal. */
        @WithDefault("connection")
        List<String> connection();

        /** The alarm's category. */
        @WithDefault("alarm_category")
        List<String> alarmCategory();

        /** The alarm's reason. */
        @WithDefault("alarm_reason")
        List<String> alarmReason();

        /** The abnormal status. */
        @WithDefault("status")
        List<String> status();
    }

    /** Literals of {@code connection}, any case. */
    interface Literals {
        /** Those that mean online. */
        @WithDefault("online")
        List<String> online();

        /** Those that mean partially online. */
        @WithDefault("partially_online")
        List<String> partial();

        /** Those that mean offline. */
        @WithDefault("offline")
        List<String> offline();
    }
}
