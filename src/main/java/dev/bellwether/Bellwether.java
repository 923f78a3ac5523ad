package dev.bellwether;

import dev.bellwether.command.Command;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.time.InstantSource;
import java.util.List;

/** The service's own entry point; lies in {@code src/main} so that dev mode takes the right root. */
@QuarkusMain
public class Bellwether {

    /** Runs the service until it is told to stop; with {@code args} answers a question instead, and ends. */
    public static void main(String[] args) {
        if (args.length > 0) {
            System.exit(new Command(System.in, System.out, System.err, InstantSource.system()).run(List.of(args)));
        }
        Quarkus.run(args);
    }
}
