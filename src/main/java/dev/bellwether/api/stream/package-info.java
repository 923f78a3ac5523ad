/**
 * What changes, told while it does, to whoever listens. In: changes as PostgreSQL has them, whichever replica made them; out:
 * {@code text/event-stream}. Must never tell one twice on a connection, nor leave one out.
 */
@NullMarked
package dev.bellwether.api.stream;

import org.jspecify.annotations.NullMarked;
