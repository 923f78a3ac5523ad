/**
 * Edge: what could not be processed. In: a record and why it failed; out: a letter on {@code bikeep.events.dlq} with the
 * reason, the stack and the attempts in its headers, and letters read back, newest first. The topic is the only place they
 * are kept; the database knows who had them processed again. Must never drop a record because its letter cannot be written.
 */
@NullMarked
package dev.bellwether.consume.deadletter;

import org.jspecify.annotations.NullMarked;
