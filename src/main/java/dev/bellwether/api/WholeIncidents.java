package dev.bellwether.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.incident.IncidentId;
import dev.bellwether.incident.Incidents;
import dev.bellwether.incident.wire.IncidentView;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Incidents as they are shown, with all that happened to them, and changes of what somebody has seen. */
@ApplicationScoped
class WholeIncidents {

    private final Incidents incidents;
    private final ObjectMapper json;

    WholeIncidents(Incidents incidents, ObjectMapper json) {
        this.incidents = incidents;
        this.json = json;
    }

    /** One of them; joins the caller's transaction. */
    Optional<IncidentView> find(IncidentId id) {
        return incidents.find(id)
                .map(it -> IncidentView.whole(it, incidents.timeline(id), incidents.impact(id).orElse(null)));
    }

    /** How it is answered to somebody who looks; joins the caller's transaction. */
    RestResponse<Object> show(IncidentId id, @Nullable String ifNoneMatch) {
        return find(id)
                .map(view -> Version.of(view, json).answer(view, ifNoneMatch))
                .orElseGet(IncidentProblem::unknown);
    }

    /**
     * A change in one transaction, if the incident is as {@code ifMatch} says: nobody else changes it in between. What is answered
     * says which version it has led to.
     */
    RestResponse<Object> change(IncidentId id, @Nullable String ifMatch, Supplier<RestResponse<Object>> change) {
        RestResponse<Object> answer = QuarkusTransaction.requiringNew()
                .call(() -> isStale(id, ifMatch) ? Version.stale() : change.get());
        return answer.getStatus() == RestResponse.StatusCode.OK ? tagged(id, answer.getEntity()) : answer;
    }

    private boolean isStale(IncidentId id, @Nullable String ifMatch) {
        if (ifMatch == null) {
            return false;
        }
        incidents.key(id).ifPresent(key -> incidents.lock(key.location()));
        return find(id).filter(view -> !Version.of(view, json).allows(ifMatch)).isPresent();
    }

    /** Read anew: the database keeps times less finely than the clock tells them. */
    private RestResponse<Object> tagged(IncidentId id, Object answer) {
        Version now = QuarkusTransaction.requiringNew().call(() -> Version.of(find(id).orElseThrow(), json));
        return now.tagged(RestResponse.ResponseBuilder.ok(answer));
    }
}
