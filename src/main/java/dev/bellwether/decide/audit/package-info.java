/**
 * Judgement: what should have happened in the service itself and did not. In: what a look at the database and at Kafka
 * saw; out: what was found, in a bounded word and a sentence for people. Pure functions over records. Must never take
 * the silence of whom it asked for good news.
 */
@NullMarked
package dev.bellwether.decide.audit;

import org.jspecify.annotations.NullMarked;
