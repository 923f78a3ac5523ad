/**
 * Edge: what was learnt and what was told, read from the database without the service, to be held against what other rules
 * would have made of it. Must change nothing.
 */
@NullMarked
package dev.bellwether.consume.replay;

import org.jspecify.annotations.NullMarked;
