package dev.bellwether.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellwether.api.access.Role;
import dev.bellwether.api.document.Refuses;
import dev.bellwether.decide.file.BadRules;
import dev.bellwether.notify.templates.BadTemplate;
import dev.bellwether.notify.templates.TemplatesInForce;
import dev.bellwether.notify.templates.TemplatesInForce.Listed;
import dev.bellwether.problem.Problem;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What messages look like, before somebody gets one. */
@Tag(name = "rules")
@Produces(MediaType.APPLICATION_JSON)
@Path("/api/v1/templates")
@Blocking
class TemplatesResource {

    private final TemplatesInForce templates;
    private final ObjectMapper json;

    TemplatesResource(TemplatesInForce templates, ObjectMapper json) {
        this.templates = templates;
        this.json = json;
    }

    /** Their names, what comes out of them, and which of them are the operator's own. */
    @GET
    @RolesAllowed(Role.VIEW)
    @Operation(operationId = "listTemplates", summary = "Templates, and which are the operators' own")
    @APIResponseSchema(TemplatesInForce.Listed[].class)
    public List<Listed> list() {
        return templates.list();
    }

    /** What a template, the one in force or the one that is sent, makes of a sample; nothing changes. */
    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.VIEW)
    @Operation(
            operationId = "previewTemplate",
            summary = "What a template makes of a sample",
            description = "Without source, the one in force. Nothing changes.")
    @APIResponseSchema(TemplatesInForce.Preview.class)
    @RequestBody(content = @Content(schema = @Schema(ref = "PreviewWanted")))
    @Refuses("bad-preview")
    public RestResponse<Object> preview(@Nullable String body) {
        try {
            PreviewReader.Wish wish = new PreviewReader(json.readTree(body == null ? "" : body), names()).read();
            return RestResponse.ok(templates.preview(wish.template(), wish.source(), wish.sample()));
        } catch (JsonProcessingException e) {
            return refused(List.of("not JSON; send for instance " + PreviewReader.EXAMPLE));
        } catch (BadRules e) {
            return refused(e.mistakes());
        } catch (BadTemplate e) {
            return Problems.answer(
                    Problem.of("bad-template", "The template cannot be used", 422, "nothing was rendered"),
                    List.of(e.words()));
        }
    }

    private List<String> names() {
        return templates.list().stream().map(Listed::name).toList();
    }

    private static RestResponse<Object> refused(List<String> mistakes) {
        return Problems.answer(Problem.of("bad-preview", "The preview cannot be made", 422, "nothing was rendered"), mistakes);
    }
}
