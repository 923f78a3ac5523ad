package dev.bellwether.bikeep;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/** Puts the token into every call. */
@Singleton
class Bearer implements ResteasyReactiveClientRequestFilter {

    private final BikeepToken token;

    Bearer(BikeepToken token) {
        this.token = token;
    }

    @Override
    public void filter(ResteasyReactiveClientRequestContext call) {
        call.suspend();
        Uni<String> fetched = token.current();
        fetched.subscribe()
                .with(
                        value -> {
                            call.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + value);
                            call.resume();
                        },
                        call::resume);
    }
}
