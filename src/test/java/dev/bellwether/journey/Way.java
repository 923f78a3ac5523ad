package dev.bellwether.journey;

/** A channel by which {@link SendKillJourneyIT} has people told. */
enum Way {
    SLACK,
    EMAIL,
    PAGERDUTY
}
