/**
 * Edge: what is done about an incident on site, by Bikeep's API: commands to devices, photos, cards for technicians. In: what an
 * operator, or an alarm, asks for; out: calls to Bikeep, and the story of each on the incident's timeline and in its thread. A
 * command is sent at most once; what was sent and not answered is said to be unknown. Must never do what the device does not list, what
 * two people have to agree to and only one did, or anything at all while it is switched off.
 */
@NullMarked
package dev.bellwether.respond;

import org.jspecify.annotations.NullMarked;
