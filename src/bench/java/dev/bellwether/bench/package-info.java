/**
 * {@code mvn -Pbench}: how fast the packaged service takes webhooks, beside what the same machine can do in the same
 * minutes. Starts Kafka, PostgreSQL and the stand-ins in this JVM and the service as a process of its own; sends it signed
 * deliveries, no two alike, over keep-alive connections; prints a table of medians and exits 0, whatever the figures: they
 * are for people to compare, no test depends on them.
 *
 * <ul>
 *   <li>Four cases take turns in every round, so that whatever else the machine does hits all of them alike; ratios are
 *       taken within a round. The cases: a POST that does nothing on the service's own server; a bare producer with the
 *       service's settings, sending records the service wrote; that producer behind a POST; the webhook.
 *   <li>The service's consumer is off while receiving is measured. It is measured afterwards, with receiving idle, beside
 *       one row per transaction through JDBC.
 *   <li>Before, the whole service is asked how long people wait: an alarm that is critical is POSTed, and the time taken until
 *       Slack's stand-in in this JVM is asked to show it; one at a time, in turns with the POST that does nothing, with
 *       nothing else to do and with fifty other events a second.
 *   <li>Client, broker and service share the machine's cores, so figures per second say little; ratios travel.
 *   <li>{@code -Dbench.rounds=} (default 7) and {@code -Dbench.seconds=} (default 3, per case and round) trade time for
 *       calm; the environment's {@code BENCH_JAVA_OPTS} goes to the service's JVM, for a profiler.
 * </ul>
 */
package dev.bellwether.bench;
