/** An endpoint that takes what is signed by Standard Webhooks, verified by the specification's own library. */
package dev.bellwether.local.webhook;
