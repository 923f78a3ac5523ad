/** Twilio's REST API, as far as one who texts and calls meets it. */
package dev.bellwether.local.twilio;
