package dev.bellwether.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.bellwether.api.access.Role;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.decide.Explanation;
import dev.bellwether.decide.Forecast;
import dev.bellwether.decide.Rules;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.decide.Sighting;
import dev.bellwether.decide.file.BadRules;
import dev.bellwether.decide.file.LabelsReader;
import dev.bellwether.locate.Directory;
import dev.bellwether.receive.Rehearsal;
import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Who would be told of what, by the rules in force. */
@Tag(name = "rules")
@Produces(MediaType.APPLICATION_JSON)
@Path("/api/v1/routing")
class RoutingResource {

    private static final String NO_ANSWER = "nothing was asked that can be answered";

    private final RulesInForce rules;
    private final Directory directory;
    private final Rehearsal rehearsal;
    private final InstantSource clock;

    RoutingResource(RulesInForce rules, Directory directory, Rehearsal rehearsal, InstantSource clock) {
        this.rules = rules;
        this.directory = directory;
        this.rehearsal = rehearsal;
        this.clock = clock;
    }

    /**
     * A question: one of both.
     *
     * @param labels of an alert, by their written names
     * @param event  an envelope as Bikeep sends it; its hash is not looked at
     */
    @Schema(name = "RoutingQuestion")
    record Question(@Nullable Map<String, String> labels, @Nullable JsonNode event) {

        boolean hasEvent() {
            return event != null && !event.isNull();
        }
    }

    /**
     * The answer about labels.
     *
     * @param labels of the alert
     * @param routes it takes
     */
    @Schema(name = "LabelsRouted")
    record Told(Map<String, List<String>> labels, List<RouteView> routes) {

        static Told of(Explanation explanation) {
            return new Told(
                    RouteView.written(explanation.labels()),
                    explanation.ways().stream().map(RouteView::of).toList());
        }
    }

    /**
     * The answer about an event.
     *
     * @param events that the envelope holds, in its order
     */
    @Schema(name = "EventRouted")
    record Foretold(List<ForecastView> events) {}

    /** Which routes an alert with these labels takes, or the alerts of this event, and why. */
    @POST
    @Path("/explain")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.VIEW)
    @CustomDeserialization(AsSent.class)
    @Operation(operationId = "explainRouting", summary = "Who would be told of an alert, or of an event, and why")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(anyOf = {Told.class, Foretold.class})))
    @RequestBodySchema(Question.class)
    @Refuses({"bad-request", "bad-rules"})
    public RestResponse<Object> explain(@Nullable Question question) {
        boolean labels = question != null && question.labels() != null;
        boolean event = question != null && question.hasEvent();
        if (labels == event) {
            return RulesProblem.answer(
                    "send the labels of an alert, or an event as Bikeep sends it",
                    List.of(labels ? "'labels' and 'event' are both given: send one" : "'labels' or 'event' is missing"));
        }
        return event ? foretold(question.event()) : told(question.labels());
    }

    /** JSON that is no such question. */
    @ServerExceptionMapper
    RestResponse<Object> unread(MismatchedInputException e) {
        return RulesProblem.answer(
                NO_ANSWER, List.of("'labels' must be an object of texts, and 'event' one in which no name is repeated"));
    }

    private RestResponse<Object> told(Map<String, String> labels) {
        try {
            return RestResponse.ok(Told.of(Explanation.of(LabelsReader.of(labels), rules.now(), clock.instant())));
        } catch (BadRules e) {
            return RulesProblem.answer(NO_ANSWER, e.mistakes());
        }
    }

    private RestResponse<Object> foretold(JsonNode envelope) {
        Instant now = clock.instant();
        Rehearsal.Outcome outcome = rehearsal.of(envelope.toString().getBytes(StandardCharsets.UTF_8), now);
        if (outcome instanceof Rehearsal.Events sent) {
            Rules inForce = rules.now();
            return RestResponse.ok(new Foretold(sent.events().stream()
                    .map(event -> new Sighting(event, directory.find(event.facts().location()).orElse(null)))
                    .map(sighting -> ForecastView.of(sighting.event(), Forecast.of(sighting, inForce, now)))
                    .toList()));
        } else if (outcome instanceof Rehearsal.Refused refused) {
            return RulesProblem.answer(NO_ANSWER, List.of("event: " + refused.why()));
        }
        throw new IllegalStateException("no such outcome: " + outcome);
    }
}
