/**
 * Judgement: what a proven delivery says. In: the webhook's type and its {@code data} as a JSON tree; out: events. Names
 * and literals that Bikeep does not publish are settings with sensible defaults ({@link
 * dev.bellwether.normalize.FieldNames}). Must never drop anything: what cannot be mapped becomes an event all the same,
 * with what was sent.
 */
@NullMarked
package dev.bellwether.normalize;

import org.jspecify.annotations.NullMarked;
