package dev.bellwether.api;

import dev.bellwether.api.access.Role;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.api.idempotency.Once;
import dev.bellwether.decide.Rules;
import dev.bellwether.decide.file.BadRules;
import dev.bellwether.decide.file.RulesFile;
import dev.bellwether.decide.file.RulesReader;
import dev.bellwether.incident.Incidents;
import dev.bellwether.notify.Channels;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.StringReader;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The rules file, before and when it comes into force. */
@Tag(name = "rules")
@Produces(MediaType.APPLICATION_JSON)
@Path("/api/v1/config")
@Blocking
class ConfigResource {

    private final RulesFile file;
    private final Channels channels;
    private final Incidents incidents;
    private final InstantSource clock;

    ConfigResource(RulesFile file, Channels channels, Incidents incidents, InstantSource clock) {
        this.file = file;
        this.channels = channels;
        this.incidents = incidents;
        this.clock = clock;
    }

    /**
     * Rules that can be used.
     *
     * @param receivers their names
     */
    @Schema(name = "UsableRules")
    record Usable(List<String> receivers) {}

    /** Whether a rules file could be used; nothing changes. */
    @POST
    @Path("/check")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.VIEW)
    @Operation(
            operationId = "checkRules",
            summary = "Whether a rules file could be used",
            description = "Nothing changes.")
    @APIResponseSchema(Usable.class)
    @RequestBody(content = @Content(mediaType = "application/yaml", schema = @Schema(type = SchemaType.STRING)))
    @Refuses("bad-rules")
    public RestResponse<Object> check(String yaml) {
        try {
            return usable(checked(new RulesReader("as sent").read(new StringReader(yaml))));
        } catch (BadRules e) {
            return RulesProblem.answer("nothing was changed", e.mistakes());
        }
    }

    /** Puts what is in the rules file now in force, on this replica, if all of it can be used. */
    @POST
    @Path("/reload")
    @RolesAllowed(Role.ADMINISTER)
    @Once
    @Operation(
            operationId = "reloadRules",
            summary = "Put the rules file in force",
            description = "On the replica that is asked, for every decision from then on, if all of it can be used.")
    @APIResponseSchema(Usable.class)
    @Refuses("bad-rules")
    public RestResponse<Object> reload() {
        try {
            Rules rules = checked(file.read());
            file.take(rules);
            QuarkusTransaction.requiringNew().run(() -> incidents.wake(clock.instant()));
            return usable(rules);
        } catch (BadRules e) {
            return RulesProblem.answer("the rules in force stay in force", e.mistakes());
        } catch (IllegalStateException e) {
            return RulesProblem.answer("the rules in force stay in force", List.of(String.valueOf(e.getMessage())));
        }
    }

    private Rules checked(Rules rules) {
        List<String> mistakes = channels.mistakes(rules);
        if (!mistakes.isEmpty()) {
            throw new BadRules("receivers cannot be told", mistakes);
        }
        return rules;
    }

    private static RestResponse<Object> usable(Rules rules) {
        return RestResponse.ok(new Usable(rules.receivers().keySet().stream().sorted().toList()));
    }
}
