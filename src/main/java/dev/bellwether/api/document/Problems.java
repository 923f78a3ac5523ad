package dev.bellwether.api.document;

import dev.bellwether.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The problems that calls are refused with, as {@code META-INF/openapi.yaml} describes them. */
final class Problems {

    private final Map<?, ?> responses;

    private Problems(Map<?, ?> responses) {
        this.responses = responses;
    }

    static Problems read() {
        return new Problems(Yamls.in(Yamls.read("/META-INF/openapi.yaml"), "components", "responses"));
    }

    /** The status that goes with a problem; the document has it once, in its example. */
    String status(String problem) {
        Object status = example(problem).get("status");
        if (status == null) {
            throw new IllegalStateException("META-INF/openapi.yaml has no problem with an example of the name " + problem);
        }
        return status.toString();
    }

    /** An answer of that status for whichever of several problems it is, each with its example. */
    APIResponse oneOf(APIResponse known, String problem) {
        List<String> names = new ArrayList<>(
                known.getRef() == null
                        ? known.getContent().getMediaType(Problem.MEDIA_TYPE).getExamples().keySet()
                        : List.of(known.getRef().substring(known.getRef().lastIndexOf('/') + 1)));
        names.add(problem);
        MediaType media = OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
        names.forEach(name -> media.addExample(name, OASFactory.createExample().value(example(name))));
        return OASFactory.createAPIResponse()
                .description(names.stream().map(this::description).collect(Collectors.joining(" Or: ")))
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
    }

    private Map<?, ?> example(String problem) {
        return Yamls.in(responses, problem, "content", Problem.MEDIA_TYPE, "example");
    }

    private String description(String problem) {
        return String.valueOf(Yamls.in(responses, problem).get("description"));
    }
}
