package dev.bellwether.locate;

import dev.bellwether.incident.Place;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Makes replicas that only listen: a directory of their own on the application's tables. */
@Singleton
class Replicas {

    @Inject
    PolledLocations table;

    @Inject
    PanacheBeliefs beliefs;

    @Inject
    History history;

    @Inject
    Turns turns;

    /** One that has just started. */
    Replica start() {
        Directory directory = new Directory();
        Replica replica = new Replica(directory, new Memory(directory, table, beliefs, history, turns));
        replica.refresh();
        return replica;
    }

    /** One of them. */
    record Replica(Directory directory, Memory memory) {

        void refresh() {
            QuarkusTransaction.requiringNew().run(memory::refresh);
        }

        Place place(String id) {
            return directory.find(id).orElseThrow();
        }
    }
}
