package dev.bellwether.local.http;

/** Something that can be served: it adds its routes to a server's. */
@FunctionalInterface
public interface Site {

    /** Adds the routes. */
    void addTo(Routes routes);
}
