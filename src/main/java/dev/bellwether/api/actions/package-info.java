/**
 * Who changed what, and who was not let. In: every request to the API, and every button in Slack, that would change
 * something; out: a row and a line in the log for each. Must never keep a body: a seed or a token may be in it.
 */
@NullMarked
package dev.bellwether.api.actions;

import org.jspecify.annotations.NullMarked;
