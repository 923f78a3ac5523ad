/**
 * Edge: telling people. In: what a decision planned; out: messages where people are. Everything waits in the outbox,
 * written in the decision's transaction; a dispatcher takes what is due, composes a {@link
 * dev.bellwether.notify.Briefing} from the newest state and hands it to a {@link dev.bellwether.notify.Channel}. Must
 * never drop what was decided and never slow the consumer down.
 */
@NullMarked
package dev.bellwether.notify;

import org.jspecify.annotations.NullMarked;
