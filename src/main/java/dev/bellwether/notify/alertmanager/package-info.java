/**
 * Edge: Prometheus Alertmanager, by its API v2. In: a briefing; out: its alerts, one by one. Alertmanager forgets what it
 * is not told again, so what goes on is told again: an alert it no longer hears of ends there by itself.
 */
@NullMarked
package dev.bellwether.notify.alertmanager;

import org.jspecify.annotations.NullMarked;
