package dev.bellwether.local.bikeep.sim;

import java.time.Instant;

/** Something that is done to the fleet or its API at a moment. */
record Step(Instant at, Runnable deed) {}
