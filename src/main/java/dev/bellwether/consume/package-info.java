/**
 * Edge: the consumer, and the table of contents of the service: enrich → decide → record → plan, one transaction. In:
 * records of {@code bikeep.events}, and polls; out: incidents and what is to be told. A record is acknowledged when its
 * effects are in the database, never before.
 */
@NullMarked
package dev.bellwether.consume;

import org.jspecify.annotations.NullMarked;
