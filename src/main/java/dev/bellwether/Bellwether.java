package dev.bellwether;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The service's own entry point; lies in {@code src/main} so that dev mode takes the right root. */
@QuarkusMain
public class Bellwether {

    /** Runs the service until it is told to stop; {@code args} are not used. */
    public static void main(String[] args) {
        Quarkus.run(args);
    }
}
