package dev.bellwether.notify.slack;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How Slack is spoken to. */
@ConfigMapping(prefix = "bellwether.slack")
interface SlackSettings {

    /** The least time between two messages to one channel; Slack allows about one a second. */
    @WithDefault("1s")
    Duration pace();

    /** Most edits, and most look-ups of each kind, with one token in a minute: Slack's Tier 3. */
    @WithDefault("50")
    int callsPerMinute();

    /** How long one call may take, name resolution and body included; a message takes up to four. */
    @WithDefault("10s")
    Duration timeout();

    /** The app's signing secret: with it Slack's buttons are shown, and who presses one is believed. */
    Optional<String> signingSecret();
}
