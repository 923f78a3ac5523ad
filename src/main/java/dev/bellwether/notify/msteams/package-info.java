/**
 * Edge: Microsoft Teams, by the webhook of a Power Automate workflow. In: a briefing; out: an Adaptive Card in a message.
 * The URL is the secret. What comes from outside is shown as text, never as Teams' markup.
 */
@NullMarked
package dev.bellwether.notify.msteams;

import org.jspecify.annotations.NullMarked;
