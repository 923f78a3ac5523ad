package dev.bellwether.testkit;

import dev.bellwether.local.service.PostgresServer;

/** A Kafka and a PostgreSQL that run. */
interface Backends extends AutoCloseable {

    /** The bootstrap servers. */
    String kafka();

    /** The database server. */
    PostgresServer postgres();

    @Override
    void close();
}
