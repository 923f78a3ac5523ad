/**
 * Edge: events onto Kafka. In: events; out: a promise kept only when the broker has acknowledged every one of them.
 * Must never say yes before that, and never block the caller's event loop.
 */
@NullMarked
package dev.bellwether.publish;

import org.jspecify.annotations.NullMarked;
