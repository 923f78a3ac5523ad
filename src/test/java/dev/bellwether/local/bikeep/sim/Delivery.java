package dev.bellwether.local.bikeep.sim;

import java.time.Instant;

/**
 * A webhook that arrives.
 *
 * @param id   the one of the {@link Truth.Sent} it is; a repeated one arrives twice under the same id
 * @param type the webhook's type
 * @param data its data, to be put into an envelope and signed
 * @param at   when it arrives
 */
public record Delivery(String id, String type, String data, Instant at) {}
