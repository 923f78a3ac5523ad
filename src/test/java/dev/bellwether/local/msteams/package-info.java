/** The webhook of a workflow that posts cards into a channel of Microsoft Teams. */
package dev.bellwether.local.msteams;
