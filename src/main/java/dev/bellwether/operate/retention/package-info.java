/**
 * Edge: what is kept for a set time and deleted then. In: tables that grow; out: rows less, a few at a time. Must never delete what
 * is live, wait for a lock, or make others wait.
 */
@NullMarked
package dev.bellwether.operate.retention;

import org.jspecify.annotations.NullMarked;
