/**
 * Edge: telephones, by Twilio's REST API. In: a briefing; out: a text message, or a call in which it is read aloud. A text
 * ends with a short tag, by which one that may have been sent is found again before it would be sent twice.
 */
@NullMarked
package dev.bellwether.notify.twilio;

import org.jspecify.annotations.NullMarked;
