package dev.bellwether.local.inbox;

/**
 * One thing on the page.
 *
 * @param key what it is, for as long as it lives
 * @param stamp changes when it has to be drawn anew
 */
record Card(String key, String stamp, String html) {}
