/**
 * Judgement: is this delivery Bikeep's? In: a signed envelope's bytes and the configured seeds; out: proven, or not and
 * why. How Bikeep computes {@code hash} is not published, so a scheme is data and the catalogue tries every sensible
 * one. Pure Java; the one thing remembered, the pin, lies behind the port {@link
 * dev.bellwether.receive.verify.PinStore}. Must never let a delivery through that no seed went into.
 */
@NullMarked
package dev.bellwether.receive.verify;

import org.jspecify.annotations.NullMarked;
