/**
 * Edge: PagerDuty, by its Events API v2. In: a briefing; out: a trigger, an acknowledgement or a resolution of one alert,
 * which PagerDuty knows by the incident's id: an event told twice changes nothing.
 */
@NullMarked
package dev.bellwether.notify.pagerduty;

import org.jspecify.annotations.NullMarked;
