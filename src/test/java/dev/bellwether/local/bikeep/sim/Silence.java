package dev.bellwether.local.bikeep.sim;

import dev.bellwether.local.bikeep.Device;

/** A device that is not heard, and why. */
record Silence(Device device, Span span, Cause cause) {}
