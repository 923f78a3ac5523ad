/**
 * Who is told: the tree of routes in Prometheus Alertmanager's words. In: an alert's labels and the time; out: the routes
 * it takes, and from when on each may tell. Pure functions over records. Must never leave an alert without a route.
 */
@NullMarked
package dev.bellwether.decide.route;

import org.jspecify.annotations.NullMarked;
