package dev.bellwether.local.bikeep;

/** The states of a device. */
enum DeviceState {
    UNLOCKED,
    BOOKED,
    ALLOCATED,
    LOCKING,
    LOCKED,
    UNLOCKING
}
