/**
 * Edge: the auditor. In: what the database and Kafka show; out: metrics, a line in the log, and a message straight to
 * the receiver that the rules name, when something should have happened and did not. Works in threads of its own and
 * sends without the outbox. Must never mend anything, join the consumer's group, or wait without a limit.
 */
@NullMarked
package dev.bellwether.audit;

import org.jspecify.annotations.NullMarked;
