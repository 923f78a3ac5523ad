/**
 * Edge: a technician's card on the whitelist of an incident's location, until a time or the incident's end. In: a card; out: the card on
 * the whitelist, and surely off it again: it is taken off until the whitelist has not shown it for a while, however long that takes.
 * Must never show a whole card number, take off a card that was there before, or forget one that is on.
 */
@NullMarked
package dev.bellwether.respond.access;

import org.jspecify.annotations.NullMarked;
