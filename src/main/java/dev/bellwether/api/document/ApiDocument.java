package dev.bellwether.api.document;

import dev.bellwether.api.idempotency.Once;
import dev.bellwether.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Adds to each call what all have in common, so that its method need not say it: who may ask, how those are refused who may not,
 * and the words and examples of {@link Calls}. Public, since the framework makes one itself while the service is built.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ApiDocument implements OASFilter {

    private static final String BEARER = "bearer";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    /** Where a call has a problem of its own with the same status, the parameter's words tell of these. */
    private static final List<String> ONCE = List.of("bad-request", "key-in-use", "key-reused");

    private static final List<String> ALWAYS = List.of("unauthorized", "forbidden", "too-many-requests");

    private final Map<String, MethodInfo> methods;
    private final Calls calls = Calls.read();
    private final Problems problems = Problems.read();
    private final RequiredMembers required;

    /**
     * A filter for the application.
     *
     * @param application its classes
     */
    public ApiDocument(IndexView application) {
        this.required = new RequiredMembers(application);
        this.methods = application.getAnnotations(Operation.class).stream()
                .filter(operation -> operation.target().kind() == AnnotationTarget.Kind.METHOD)
                .filter(operation -> operation.value("operationId") != null)
                .collect(Collectors.toMap(
                        operation -> operation.value("operationId").asString(),
                        operation -> operation.target().asMethod(),
                        (method, indexedTwice) -> method));
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(call -> methods.containsKey(call.getOperationId()))
                .forEach(call -> describe(call, methods.get(call.getOperationId())));
        required.mark(document);
        drop(document);
    }

    /** Problems that are only ever one of several stand where they may be met, and nowhere else. */
    private static void drop(OpenAPI document) {
        Set<String> met = document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(call -> call.getResponses().getAPIResponses().values().stream())
                .map(APIResponse::getRef)
                .filter(Objects::nonNull)
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
        Set.copyOf(document.getComponents().getResponses().keySet()).stream()
                .filter(problem -> !met.contains(problem))
                .forEach(document.getComponents()::removeResponse);
    }

    private void describe(org.eclipse.microprofile.openapi.models.Operation call, MethodInfo method) {
        guard(call, method);
        names(method, Refuses.class).forEach(problem -> refuse(call, problem));
        if (method.hasAnnotation(Once.class)) {
            call.addParameter(OASFactory.createParameter().ref(IDEMPOTENCY_KEY));
            ONCE.stream()
                    .filter(problem -> !call.getResponses().hasAPIResponse(problems.status(problem)))
                    .forEach(problem -> refuse(call, problem));
        }
        word(call);
    }

    private void guard(org.eclipse.microprofile.openapi.models.Operation call, MethodInfo method) {
        List<String> roles = names(method, RolesAllowed.class);
        if (roles.isEmpty()) {
            call.setSecurity(List.of());
        } else {
            String role = roles.get(0);
            String who = "For the role `" + role + "`" + (role.equals("admin") ? "." : " and greater ones.");
            call.setDescription(call.getDescription() == null ? who : call.getDescription() + " " + who);
            call.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(BEARER)));
            ALWAYS.forEach(problem -> refuse(call, problem));
        }
    }

    private void word(org.eclipse.microprofile.openapi.models.Operation call) {
        if (call.getParameters() != null) {
            call.getParameters().stream()
                    .filter(parameter -> parameter.getRef() == null)
                    .forEach(parameter -> calls.meaning(call.getOperationId(), parameter.getName())
                            .ifPresent(parameter::setDescription));
        }
        if (call.getRequestBody() != null) {
            call.getRequestBody().setContent(json(call.getRequestBody().getContent()));
            calls.request(call.getOperationId()).ifPresent(example -> show(call.getRequestBody().getContent(), example));
        }
        call.getResponses().getAPIResponses().forEach((status, answer) -> answered(call.getOperationId(), status, answer));
    }

    private void refuse(org.eclipse.microprofile.openapi.models.Operation call, String problem) {
        String status = problems.status(problem);
        APIResponse known = call.getResponses().getAPIResponse(status);
        call.getResponses().addAPIResponse(
                status, known == null ? OASFactory.createAPIResponse().ref(problem) : problems.oneOf(known, problem));
    }

    private void answered(String call, String status, APIResponse answer) {
        if (status.startsWith("2") && answer.getContent() != null) {
            if (answer.getDescription() == null || answer.getDescription().isBlank()) {
                answer.setDescription("Done.");
            }
            calls.answer(call).ifPresent(example -> show(answer.getContent(), example));
        }
    }

    /** Many calls take JSON under whatever type a client gives it; what it should say is JSON. */
    private static Content json(Content taken) {
        if (!taken.hasMediaType(MediaType.WILDCARD)) {
            return taken;
        }
        return OASFactory.createContent().addMediaType(MediaType.APPLICATION_JSON, taken.getMediaType(MediaType.WILDCARD));
    }

    private static void show(Content content, Object example) {
        content.getMediaTypes().forEach((type, media) -> {
            if (!type.equals(Problem.MEDIA_TYPE)) {
                media.setExample(example);
            }
        });
    }

    private static List<String> names(MethodInfo method, Class<?> annotation) {
        AnnotationInstance found = method.annotation(annotation.getName());
        return found == null ? List.of() : List.of(found.value().asStringArray());
    }
}
