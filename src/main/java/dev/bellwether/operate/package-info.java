/**
 * Edge: what keeps the service itself running and visible: the clock, health, the start-up log, secrets from files.
 * Nobody imports this room; it is the only one that may ask the machine for the time.
 */
@NullMarked
package dev.bellwether.operate;

import org.jspecify.annotations.NullMarked;
