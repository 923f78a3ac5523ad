/** A Slack that keeps what it is told: incoming webhooks and the Web API, with Slack's own answers and errors. */
package dev.bellwether.local.slack;
