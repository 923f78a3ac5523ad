package dev.bellwether.baseline;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;

/** Two POSTs that take the webhook's body: one does nothing with it, the other has a bare producer send a record. */
@Path("/baseline")
public class Baselines {

    private static final RestResponse<Void> TAKEN = RestResponse.accepted();

    private final String kafka;
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicInteger next = new AtomicInteger();
    private volatile List<ProducerRecord<String, byte[]>> records = List.of();

    Baselines(@ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.kafka = kafka;
        this.producer = ProducerSettings.producer(kafka);
    }

    /** Reads the body and does nothing: what the server itself costs. */
    @POST
    @Path("/nothing")
    @Consumes(MediaType.WILDCARD)
    @NonBlocking
    public RestResponse<Void> nothing(byte[] body) {
        return TAKEN;
    }

    /** Reads the body, sends one of the service's records and waits for the broker without holding the event loop. */
    @POST
    @Path("/producer")
    @Consumes(MediaType.WILDCARD)
    @NonBlocking
    public Uni<RestResponse<Void>> producer(byte[] body) {
        ProducerRecord<String, byte[]> message = records.get(Math.floorMod(next.getAndIncrement(), records.size()));
        return Uni.createFrom().emitter(emitter -> producer.send(message, (metadata, failure) -> {
            if (failure == null) {
                emitter.complete(TAKEN);
            } else {
                emitter.fail(failure);
            }
        }));
    }

    /** Learns the records to send from what the service has written so far. */
    @POST
    @Path("/records")
    @Blocking
    public void learn() {
        records = Recorded.read(kafka);
    }
}
