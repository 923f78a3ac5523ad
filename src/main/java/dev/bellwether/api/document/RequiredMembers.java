package dev.bellwether.api.document;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Which members an answer always has: those components of its record that are never null. What is sent to us is left alone: there a
 * member may be left out because we know what it is then.
 */
final class RequiredMembers {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, ClassInfo> records = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    /** Of an application's classes. */
    RequiredMembers(IndexView application) {
        for (ClassInfo type : application.getKnownClasses()) {
            ClassInfo other = type.isRecord() ? records.put(type.simpleName(), type) : null;
            if (other != null && !other.name().equals(type.name())) { // else it is indexed twice
                ambiguous.add(type.simpleName());
            }
        }
    }

    void mark(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Set<String> sent = new HashSet<>();
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(call -> call.getRequestBody() != null && call.getRequestBody().getContent() != null)
                .flatMap(call -> call.getRequestBody().getContent().getMediaTypes().values().stream())
                .forEach(media -> follow(media.getSchema(), schemas, sent));
        schemas.forEach((name, schema) -> {
            ClassInfo type = records.get(name);
            if (type != null && !ambiguous.contains(name) && !sent.contains(name) && schema.getProperties() != null) {
                schema.setRequired(always(type, schema.getProperties().keySet()));
            }
        });
    }

    private static @Nullable List<String> always(ClassInfo type, Collection<String> members) {
        List<String> always = type.recordComponents().stream()
                .filter(component -> !component.type().hasAnnotation(NULLABLE))
                .map(RecordComponentInfo::name)
                .filter(members::contains)
                .toList();
        return always.isEmpty() ? null : always;
    }

    private static void follow(@Nullable Schema schema, Map<String, Schema> schemas, Set<String> seen) {
        if (schema == null) {
            return;
        }
        String reference = schema.getRef();
        if (reference != null && reference.startsWith(REFERENCE)) {
            String name = reference.substring(REFERENCE.length());
            if (seen.add(name)) {
                follow(schemas.get(name), schemas, seen);
            }
        }
        parts(schema).forEach(part -> follow(part, schemas, seen));
    }

    private static Stream<Schema> parts(Schema schema) {
        return Stream.of(
                        schema.getProperties() == null ? List.<Schema>of() : schema.getProperties().values(),
                        lists(schema.getAllOf()), lists(schema.getAnyOf()), lists(schema.getOneOf()),
                        Stream.of(schema.getItems(), schema.getAdditionalPropertiesSchema()).filter(Objects::nonNull).toList())
                .flatMap(Collection::stream);
    }

    private static List<Schema> lists(@Nullable List<Schema> schemas) {
        return schemas == null ? List.of() : schemas;
    }
}
