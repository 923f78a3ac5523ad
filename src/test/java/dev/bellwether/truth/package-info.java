/**
 * The truth test: a simulated fleet over a month, on a moved clock, told to the real service by real webhooks, Kafka,
 * PostgreSQL and polls, and what people were told compared with what really happened.
 */
package dev.bellwether.truth;
