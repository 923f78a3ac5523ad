/**
 * Edge of {@code decide}: silences in PostgreSQL. In and out: the nouns; rows never leave. Every call joins the caller's
 * transaction. Must never decide what a silence takes, nor forget one that is not long over.
 */
@NullMarked
package dev.bellwether.silence;

import org.jspecify.annotations.NullMarked;
