package dev.bellwether.bikeep;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Bikeep, asked. Every call blocks its thread and throws {@link BikeepTrouble} when there is no usable answer. */
@Singleton
public class Bikeep {

    private static final int UNAUTHORIZED = 401;

    private final BikeepApi api;
    private final BikeepToken token;

    Bikeep(@RestClient BikeepApi api, BikeepToken token) {
        this.api = api;
        this.token = token;
    }

    /** Every location of the operator; elements that cannot be read are left out. */
    public List<BikeepLocation> locations() {
        JsonNode answer = ask(api::locations);
        JsonNode data = answer == null ? null : answer.get("data");
        if (data == null || !data.isArray()) {
            throw new BikeepTrouble("the answer holds no list of locations");
        }
        List<BikeepLocation> locations = new ArrayList<>();
        data.forEach(node -> BikeepLocation.read(node).ifPresent(locations::add));
        return locations;
    }

    /** Asks, and asks once more with a new token when the old one is refused: it may have been revoked early. */
    private <T> T ask(Supplier<T> question) {
        try {
            try {
                return question.get();
            } catch (WebApplicationException e) {
                if (e.getResponse().getStatus() != UNAUTHORIZED) {
                    throw e;
                }
                token.forget();
                return question.get();
            }
        } catch (WebApplicationException e) {
            throw new BikeepTrouble("Bikeep answered " + e.getResponse().getStatus(), e);
        } catch (RuntimeException e) {
            throw new BikeepTrouble("Bikeep gave no usable answer: " + e.getMessage(), e);
        }
    }
}
