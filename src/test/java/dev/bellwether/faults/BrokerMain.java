package dev.bellwether.faults;

import dev.bellwether.local.service.KafkaService;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A Kafka broker as the whole of a process: port, advertised port, folder of its data. */
public final class BrokerMain {

    private BrokerMain() {}

    /** Runs until it is killed. */
    public static void main(String[] args) throws InterruptedException {
        KafkaService.start(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Path.of(args[2]));
        new CountDownLatch(1).await();
    }
}
