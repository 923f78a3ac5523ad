/**
 * Edge: Slack, by incoming webhook or bot token, through Slack's own SDK. In: a briefing; out: a Block Kit message. A
 * 429 is waited out for as long as Slack says.
 */
@NullMarked
package dev.bellwether.notify.slack;

import org.jspecify.annotations.NullMarked;
