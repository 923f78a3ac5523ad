package dev.bellwether.testkit;

import dev.bellwether.local.service.KafkaService;
import dev.bellwether.local.service.PostgresServer;
import dev.bellwether.local.service.PostgresService;
import java.util.concurrent.CompletableFuture;

/** Both without Docker. */
record EmbeddedBackends(KafkaService broker, PostgresService database) implements Backends {

    static Backends start() {
        CompletableFuture<PostgresService> postgres = CompletableFuture.supplyAsync(PostgresService::start);
        return new EmbeddedBackends(KafkaService.start(), postgres.join());
    }

    @Override
    public String kafka() {
        return broker.bootstrapServers();
    }

    @Override
    public PostgresServer postgres() {
        return database.server();
    }

    @Override
    public void close() {
        try (database) {
            broker.close();
        }
    }
}
