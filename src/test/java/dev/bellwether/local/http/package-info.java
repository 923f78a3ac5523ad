/** A web server in a hundred lines, on the JDK's own: routes with variables, JSON, and faults on demand. */
package dev.bellwether.local.http;
