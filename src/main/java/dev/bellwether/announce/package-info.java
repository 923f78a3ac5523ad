/**
 * Tells other systems of every change of an incident, on the topic {@code bellwether.incidents}. In: the changes in their order, from
 * a place that is kept; out: records, acknowledged by the broker before the place is moved on, so that none is left out and
 * some may come twice. Must never hold anything up: incidents are decided and people told whether or not this topic can be written.
 */
@NullMarked
package dev.bellwether.announce;

import org.jspecify.annotations.NullMarked;
