package dev.bellwether.api;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Who may press Slack's buttons. */
@ConfigMapping(prefix = "bellwether.slack")
interface SlackActionSettings {

    /** The app's signing secret, by which Slack's calls are known. None: nobody is believed. */
    Optional<String> signingSecret();

    /** Operators by the ids of their Slack accounts, as {@code U0123=olaf}. Others may press nothing. */
    Optional<List<String>> users();
}
