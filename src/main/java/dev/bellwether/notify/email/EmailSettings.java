package dev.bellwether.notify.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What all e-mails have in common. */
@ConfigMapping(prefix = "bellwether.email")
interface EmailSettings {

    /** The sender, where the rules file names none. */
    @WithDefault("bellwether@localhost")
    String from();

    /** How long the mail server may take over a mail; shorter than the outbox' lease, a healthy one takes seconds. */
    @WithDefault("45s")
    Duration timeout();

    /** Where one asks for no more e-mails, as {@code mailto:} or {@code https:}; none: no mail program offers it. */
    Optional<String> unsubscribe();
}
