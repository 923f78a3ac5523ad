package dev.bellwether.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bellwether.incident.DeviceSight;
import dev.bellwether.locate.Devices.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The devices of a location as they are answered.
 *
 * @param asOf    when Bikeep was asked
 * @param devices its gateways among them
 */
record DevicesView(Instant asOf, List<DeviceView> devices) {

    /**
     * A device; its members are those of {@link DeviceSight}.
     *
     * @param id            Bikeep's id
     * @param code          Bikeep's code
     * @param alias         what is written on it
     * @param type          as Bikeep has it
     * @param guard         whether it is a gateway
     * @param connectivity  {@code online}, {@code offline} or {@code unknown}
     * @param deadSince     since when it is not heard
     * @param occupied      whether somebody's thing is in it
     * @param stateSince    since when it is in the state it is in
     * @param hardwareState as Bikeep has it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeviceView(
            @Nullable String id,
            @Nullable String code,
            @Nullable String alias,
            @Nullable String type,
            boolean guard,
            String connectivity,
            @Nullable Instant deadSince,
            boolean occupied,
            @Nullable Instant stateSince,
            @Nullable String hardwareState) {

        static DeviceView of(DeviceSight it) {
            return new DeviceView(
                    it.device().id(), it.device().code(), it.device().alias(), it.device().type(), it.guard(),
                    it.connectivity().name().toLowerCase(Locale.ROOT), it.deadSince(), it.occupied(), it.stateSince(),
                    it.hardwareState());
        }
    }

    static DevicesView of(Answer.Seen seen) {
        return new DevicesView(seen.asOf(), seen.devices().stream().map(DeviceView::of).toList());
    }
}
