package dev.bellwether.api;

import dev.bellwether.api.access.Role;
import dev.bellwether.decide.Explanation;
import dev.bellwether.decide.RulesInForce;
import dev.bellwether.decide.file.BadRules;
import dev.bellwether.decide.file.LabelsReader;
import dev.bellwether.decide.route.Label;
import dev.bellwether.decide.route.Labels;
import dev.bellwether.decide.route.Matcher;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Who would be told of what, by the rules in force. */
@Path("/api/v1/routing")
class RoutingResource {

    private final RulesInForce rules;
    private final InstantSource clock;

    RoutingResource(RulesInForce rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * A question.
     *
     * @param labels of an alert, by their written names
     */
    record Question(@Nullable Map<String, String> labels) {}

    /**
     * The answer.
     *
     * @param labels of the alert
     * @param routes it takes
     */
    record Told(Map<String, List<String>> labels, List<Way> routes) {}

    /**
     * A route the alert takes.
     *
     * @param route          where it stands in the file
     * @param because        the matchers it fulfils; none for a route that takes all
     * @param receiver       who is told
     * @param integrations   by which ways
     * @param group          what is told as one
     * @param groupWait      as ISO 8601 writes durations
     * @param groupInterval  likewise
     * @param repeatInterval likewise
     * @param from           from when on it may tell
     */
    record Way(
            String route,
            List<String> because,
            String receiver,
            List<String> integrations,
            List<String> group,
            String groupWait,
            String groupInterval,
            String repeatInterval,
            Instant from) {

        static Way of(Explanation.Way way) {
            return new Way(
                    way.route(),
                    way.because().stream().map(Matcher::toString).toList(),
                    way.receiver(),
                    way.integrations(),
                    List.of("location", "kind"),
                    way.pace().groupWait().toString(),
                    way.pace().groupInterval().toString(),
                    way.pace().repeatInterval().toString(),
                    way.from());
        }
    }

    /** Which routes an alert with these labels takes, and why. */
    @POST
    @Path("/explain")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.VIEW)
    public RestResponse<Object> explain(@Nullable Question question) {
        if (question == null || question.labels() == null) {
            return RulesProblem.answer("send the labels of an alert", List.of("'labels' is missing"));
        }
        try {
            Labels labels = LabelsReader.of(question.labels());
            Explanation explanation = Explanation.of(labels, rules.now(), clock.instant());
            return RestResponse.ok(new Told(
                    written(labels.values()), explanation.ways().stream().map(Way::of).toList()));
        } catch (BadRules e) {
            return RulesProblem.answer("nothing was asked that can be answered", e.mistakes());
        }
    }

    private static Map<String, List<String>> written(Map<Label, List<String>> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().written(), Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }
}
