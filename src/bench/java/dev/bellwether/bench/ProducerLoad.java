package dev.bellwether.bench;

import dev.bellwether.baseline.ProducerSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends the service's own records with a bare producer: no HTTP, no JSON, no verification. */
final class ProducerLoad implements Case.Load, AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final List<ProducerRecord<String, byte[]>> records;

    ProducerLoad(String kafka, List<ProducerRecord<String, byte[]>> records) {
        this.producer = ProducerSettings.producer(kafka);
        this.records = records;
    }

    @Override
    public Sample run(int inFlight, Duration time) throws InterruptedException {
        Histogram latencies = new Histogram(3);
        long[] failures = {0};
        Semaphore free = new Semaphore(inFlight);
        long start = System.nanoTime();
        long deadline = start + time.toNanos();
        int next = 0;
        for (long now = start; now < deadline; now = System.nanoTime()) {
            free.acquire();
            long sentAt = System.nanoTime();
            producer.send(records.get(next), (metadata, failure) -> { // on the producer's one thread
                latencies.recordValue(System.nanoTime() - sentAt);
                failures[0] += failure == null ? 0 : 1;
                free.release();
            });
            next = (next + 1) % records.size();
        }
        free.acquire(inFlight);
        return new Sample(System.nanoTime() - start, latencies, failures[0]);
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
