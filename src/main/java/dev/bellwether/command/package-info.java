/**
 * Edge: what can be asked on the command line without starting the service. In: words; out: an answer on the console and an
 * exit code. Must never need Kafka; only {@code replay} needs PostgreSQL, and changes nothing in it.
 */
@NullMarked
package dev.bellwether.command;

import org.jspecify.annotations.NullMarked;
