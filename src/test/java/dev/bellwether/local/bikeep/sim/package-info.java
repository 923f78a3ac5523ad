/**
 * A fleet over weeks of time, with everything that befalls it, and the truth written beside it. In comes a plan; out
 * come a Bikeep to ask, the webhooks that arrive, and what really happened. All of it follows from the plan's seed and
 * nothing from when or how often anybody asks; nothing here waits in real time.
 */
package dev.bellwether.local.bikeep.sim;
