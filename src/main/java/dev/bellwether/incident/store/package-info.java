/**
 * Edge of {@code incident}: incidents in PostgreSQL. In and out: the nouns; rows never leave. Every call joins the
 * caller's transaction.
 */
@NullMarked
package dev.bellwether.incident.store;

import org.jspecify.annotations.NullMarked;
