package dev.bellwether.receive.verify;

import static dev.bellwether.receive.verify.Part.BODY;
import static dev.bellwether.receive.verify.Part.DATA;
import static dev.bellwether.receive.verify.Part.DATA_COMPACT;
import static dev.bellwether.receive.verify.Part.DATA_SORTED;
import static dev.bellwether.receive.verify.Part.SEED;
import static dev.bellwether.receive.verify.Part.TYPE;
import static dev.bellwether.receive.verify.Part.VERSION;

import java.util.ArrayList;
import java.util.List;

/** Every sensible scheme, likeliest first: what {@code auto} tries until a delivery has shown which one is used. */
final class Catalogue {

    /** The schemes, in the order they are tried. */
    static final List<Scheme> SCHEMES = schemes();

    private Catalogue() {}

    private static List<Scheme> schemes() {
        List<List<Part>> messages = messages();
        List<Scheme> schemes = new ArrayList<>();
        for (Encoding encoding : Encoding.values()) {
            for (List<Part> message : messages) {
                for (Digest digest : Digest.values()) {
                    if (digest.isKeyed()) {
                        schemes.add(new Scheme(digest, message, encoding));
                    } else {
                        schemes.add(new Scheme(digest, with(message, SEED), encoding));
                        schemes.add(new Scheme(digest, with(List.of(SEED), message.toArray(Part[]::new)), encoding));
                    }
                }
            }
        }
        return List.copyOf(schemes);
    }

    private static List<List<Part>> messages() {
        List<List<Part>> messages = new ArrayList<>();
        for (Part data : List.of(DATA, DATA_COMPACT, DATA_SORTED)) {
            messages.add(List.of(data));
            messages.add(List.of(TYPE, data));
            messages.add(List.of(TYPE, data, VERSION)); // the order of the documented envelope
            messages.add(List.of(TYPE, VERSION, data));
            messages.add(List.of(VERSION, TYPE, data));
            messages.add(List.of(data, TYPE));
            messages.add(List.of(data, VERSION));
            messages.add(List.of(VERSION, data));
        }
        messages.add(1, List.of(BODY));
        return messages;
    }

    private static List<Part> with(List<Part> first, Part... more) {
        List<Part> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }
}
