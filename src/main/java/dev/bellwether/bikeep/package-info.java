/**
 * Vendor: Bikeep's REST API, typed, as its guide documents it; nothing of ours is in it. In: credentials and questions;
 * out: Bikeep's answers, read tolerantly: unknown members and values never fail a parse, absent ones are null.
 */
@NullMarked
package dev.bellwether.bikeep;

import org.jspecify.annotations.NullMarked;
