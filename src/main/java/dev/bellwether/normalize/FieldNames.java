package dev.bellwether.normalize;

import java.util.List;

/**
 * Under which names a delivery's members are looked for, in order; a dot leads into an object. From
 * {@code bellwether.webhook.fields.*}.
 *
 * @param location      the location's members
 * @param device        the device's members
 * @param deviceType    the device's type
 * @param times         when it happened, RFC 3339 or epoch seconds or milliseconds
 * @param connection    the connection literal
 * @param alarmCategory the alarm's category
 * @param alarmReason   the alarm's reason
 * @param status        the abnormal status
 */
public record FieldNames(
        Reference location,
        Reference device,
        List<String> deviceType,
        List<String> times,
        List<String> connection,
        List<String> alarmCategory,
        List<String> alarmReason,
        List<String> status) {

    /**
     * The names of what identifies a location or device.
     *
     * @param id    its id
     * @param uri   its path in the REST API
     * @param code  its code
     * @param label its label (a location) or alias (a device)
     * @param name  its name; empty for a device
     */
    public record Reference(
            List<String> id, List<String> uri, List<String> code, List<String> label, List<String> name) {}
}
