/**
 * Edge: any HTTP endpoint, signed by the Standard Webhooks specification. In: a briefing; out: an {@code
 * dev.bellwether.notify.webhook.IncidentNotice} as JSON. Goes to no address inside the own network unless the rules say
 * that it may, whatever a name resolves to, and follows no redirect.
 */
@NullMarked
package dev.bellwether.notify.webhook;

import org.jspecify.annotations.NullMarked;
