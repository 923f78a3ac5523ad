package dev.bellwether.faults;

import dev.bellwether.testkit.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A Kafka broker in a process of its own, behind a wire, with data that outlives it. */
final class Broker implements AutoCloseable {

    private final int port = Ports.free();
    private final Wire wire = new Wire(() -> port);
    private final Path data;
    private Process process;

    Broker(Path data) {
        this.data = data;
    }

    /** Where clients find it. */
    String address() {
        return "localhost:" + wire.port();
    }

    Wire wire() {
        return wire;
    }

    /** Returns at once; clients wait until they get through. */
    void start() {
        try {
            File output = data.resolveSibling("broker.log").toFile();
            process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                            "-cp",
                            System.getProperty("java.class.path"),
                            BrokerMain.class.getName(),
                            Integer.toString(port),
                            Integer.toString(wire.port()),
                            data.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a word. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        wire.close();
        kill();
    }
}
