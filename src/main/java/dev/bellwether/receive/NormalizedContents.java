package dev.bellwether.receive;

import dev.bellwether.event.DeviceEvent;
import dev.bellwether.normalize.Normalizer;
import dev.bellwether.receive.spool.Contents;
import dev.bellwether.receive.spool.Delivery;
import jakarta.inject.Singleton;
import java.util.List;

/** By the settings: what a delivery in the spool holds is what it held when it was answered. */
@Singleton
class NormalizedContents implements Contents {

    private final Normalizer normalizer;

    NormalizedContents(WebhookSettings settings) {
        this.normalizer = Normalizers.of(settings);
    }

    @Override
    public List<DeviceEvent> of(Delivery delivery) {
        return normalizer.normalize(delivery.type(), Receiver.tree(delivery.data()), delivery.receivedAt());
    }
}
