/**
 * Edge: what operators ask and order, under {@code /api/v1}. In: requests with a bearer token; out: JSON, or a problem. Must
 * never answer without a token, nor decide anything itself.
 */
@NullMarked
package dev.bellwether.api;

import org.jspecify.annotations.NullMarked;
