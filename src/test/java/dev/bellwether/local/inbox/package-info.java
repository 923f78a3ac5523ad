/**
 * One page that shows what Bellwether has sent, as its readers would see it: Slack messages, e-mails and what the other
 * channels were told, with the fleet they are about and buttons that make something happen. All HTML is made here, from
 * text that is never trusted.
 */
package dev.bellwether.local.inbox;
