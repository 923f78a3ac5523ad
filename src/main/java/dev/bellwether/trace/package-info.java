/**
 * What is done to a delivery, from its POST to the call of whoever is told, as steps of one trace. In: work, and after which step
 * it comes; out: the work's result, and, where tracing is on, a span for whoever collects them. Alone knows OpenTelemetry. Must
 * never hold work up or fail it, and never put into a span what was sent, a secret or a far side's URL: ids and bounded words only.
 */
@NullMarked
package dev.bellwether.trace;

import org.jspecify.annotations.NullMarked;
