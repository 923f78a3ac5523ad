package dev.bellwether.testkit;

import dev.bellwether.local.http.Fault;
import dev.bellwether.local.http.Request;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The requests that Bikeep's API has had since the counting began; which fault it shows may change meanwhile. */
public final class Requests {

    private static final String ALL = "/location/v1/locations";

    private final List<Request> seen = new CopyOnWriteArrayList<>();
    private volatile Fault fault = (request, handler, over) -> handler.handle(request);

    private Requests() {
        Services.bikeep().faults().always((request, handler, over) -> {
            seen.add(request);
            return fault.answer(request, handler, over);
        });
    }

    /** From now on. */
    public static Requests count() {
        return new Requests();
    }

    /** Answers like this from now on. */
    public void answer(Fault like) {
        fault = like;
    }

    /** Polls of everything. */
    public int ofAll() {
        return (int) seen.stream().filter(request -> request.uri().getPath().equals(ALL)).count();
    }

    /** Looks at that location. */
    public int of(String location) {
        return (int) seen.stream().filter(request -> request.uri().getPath().equals(ALL + "/" + location)).count();
    }

    /** Readings of the devices of that location. */
    public int ofDevicesAt(String location) {
        String path = "/device/v1/locations/" + location + "/devices";
        return (int) seen.stream().filter(request -> request.uri().getPath().equals(path)).count();
    }

    /** All of them. */
    public int made() {
        return seen.size();
    }

    /** The tokens they showed, in their order. */
    public List<String> tokens() {
        return seen.stream().flatMap(request -> request.bearer().stream()).toList();
    }
}
