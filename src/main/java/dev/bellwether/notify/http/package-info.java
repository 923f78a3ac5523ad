/**
 * Edge: what the channels that speak plain HTTP have in common. In: a request and the settings of an integration; out: an
 * answer and what it means for the outbox. Knows no channel. Never follows a redirect, never sends twice by itself, never
 * puts an address or a secret into words.
 */
@NullMarked
package dev.bellwether.notify.http;

import org.jspecify.annotations.NullMarked;
