/**
 * Everything Bellwether talks to, on one machine: a bare {@code mvn} starts it and then the service in dev mode; the
 * tests use the same pieces. Test scope only, so nothing of it reaches the shipped artifact.
 */
package dev.bellwether.local;
