/** Edge: e-mail through Quarkus' mailer. In: a briefing; out: a mail in HTML and plain text. */
@NullMarked
package dev.bellwether.notify.email;

import org.jspecify.annotations.NullMarked;
