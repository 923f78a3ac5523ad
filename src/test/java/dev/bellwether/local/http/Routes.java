package dev.bellwether.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which handler answers which method and path; the first that fits does. */
public final class Routes {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, Pattern path, List<String> names, Handler handler) {}

    /** The matched handler and the values of the path's variables. */
    record Match(Handler handler, Map<String, String> variables) {}

    /** Adds a route; {@code {name}} in the path is a variable without slashes, a last {@code *} is any rest. */
    public Routes on(String method, String path, Handler handler) {
        List<String> names = VARIABLE.matcher(path).results().map(r -> r.group(1)).toList();
        String regex = VARIABLE.matcher(path).replaceAll("([^/]+)").replaceAll("\\*$", ".*");
        routes.add(new Route(method, Pattern.compile(regex), names, handler));
        return this;
    }

    Match find(String method, String path) {
        for (Route route : routes) {
            Matcher matcher = route.path.matcher(path);
            if (route.method.equals(method) && matcher.matches()) {
                Map<String, String> variables = new LinkedHashMap<>();
                for (int i = 0; i < route.names.size(); i++) {
                    variables.put(
                            route.names.get(i), URLDecoder.decode(matcher.group(i + 1), StandardCharsets.UTF_8));
                }
                return new Match(route.handler, variables);
            }
        }
        return new Match(request -> Reply.text(404, "not found"), Map.of());
    }
}
