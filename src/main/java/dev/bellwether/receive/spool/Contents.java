package dev.bellwether.receive.spool;

import dev.bellwether.event.DeviceEvent;
import java.util.List;

/** What a delivery holds. */
public interface Contents {

    /** Its events, in the order they were sent; the same ones each time. */
    List<DeviceEvent> of(Delivery delivery);
}
