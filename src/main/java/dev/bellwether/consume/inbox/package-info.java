/**
 * Edge: is this the first time we see an event? Answered in the transaction of the event's effects. What was seen is kept for
 * a while: to know what was back before a late loss arrived, and to run it through other rules.
 */
@NullMarked
package dev.bellwether.consume.inbox;

import org.jspecify.annotations.NullMarked;
