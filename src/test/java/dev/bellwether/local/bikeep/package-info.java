/**
 * A Bikeep to develop against: its REST API as far as it is published, a small fleet or a large one made from a seed,
 * whose state follows from plain objects and a clock, and the webhooks it sends. It never does more than the real one
 * is known to do; where nothing is known (the members of a webhook's data, some error codes) the choice made here is
 * one of many to be tolerated.
 */
package dev.bellwether.local.bikeep;
