/** Who may ask what: static bearer tokens with roles. In: a request; out: who it is, or a refusal. Must never log a token. */
@NullMarked
package dev.bellwether.api.access;

import org.jspecify.annotations.NullMarked;
