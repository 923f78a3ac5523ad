/** Alertmanager's API v2: alerts by their labels, firing until their end. */
package dev.bellwether.local.alertmanager;
