/**
 * Noun: how every HTTP edge says no, RFC 9457. In: what went wrong, in words for the caller; out: {@code
 * application/problem+json}. Must never carry a seed, a token, a payload or a stack trace.
 */
@NullMarked
package dev.bellwether.problem;

import org.jspecify.annotations.NullMarked;
