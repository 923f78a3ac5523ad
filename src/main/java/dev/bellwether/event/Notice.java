package dev.bellwether.event;

/**
 * Anything that nobody is called out for: {@code parking_reminder}, {@code report}, {@code maintenance_log}, and types
 * Bikeep has not published. Kept whole in {@link Facts#sent()}.
 *
 * @param facts what every event has
 * @param type  the webhook's type as sent
 */
public record Notice(Facts facts, String type) implements DeviceEvent {}
