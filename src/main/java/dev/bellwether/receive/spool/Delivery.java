package dev.bellwether.receive.spool;

import java.time.Instant;

/**
 * A proven delivery: all that its events are made of, so that they come out the same whenever they are made.
 *
 * @param type       the webhook's type
 * @param data       the bytes of its data member, as sent
 * @param receivedAt when it reached us; no finer than the database keeps it
 */
public record Delivery(String type, byte[] data, Instant receivedAt) {}
