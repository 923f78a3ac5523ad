/** PagerDuty's Events API v2: alerts by their key, with their state. */
package dev.bellwether.local.pagerduty;
