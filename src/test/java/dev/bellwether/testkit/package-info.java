/**
 * What the application's tests stand on: {@link dev.bellwether.testkit.Services} around a {@code @QuarkusTest}, the
 * signer of webhooks, and what waits for messages and mails.
 */
package dev.bellwether.testkit;
