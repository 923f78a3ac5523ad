/** Edge: is this the first time we see an event? Answered in the transaction of the event's effects. */
@NullMarked
package dev.bellwether.consume.inbox;

import org.jspecify.annotations.NullMarked;
