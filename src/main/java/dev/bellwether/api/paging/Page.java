package dev.bellwether.api.paging;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Some items of a list.
 *
 * @param items in the list's order
 * @param next  where it goes on; null when this is its end
 * @param <T>   what it is a list of
 */
public record Page<T>(List<T> items, @Nullable Cursor next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page that was asked for.
     *
     * @param found    one more than that, if there are so many: what follows is known then
     * @param limit    how many were asked for
     * @param position of an item in the list
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> position) {
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), new Cursor(position.apply(found.get(limit - 1))));
    }

    /** The same, as it is answered. */
    public <R> Page<R> map(Function<? super T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }

    /** The items, and where the next are. */
    public RestResponse<Object> answer(UriInfo asked) {
        return linked(items, next, asked);
    }

    /** An answer of any form, with where the next page is. */
    public static RestResponse<Object> linked(Object answer, @Nullable Object next, UriInfo asked) {
        RestResponse.ResponseBuilder<Object> page = RestResponse.ResponseBuilder.ok(answer);
        return next == null ? page.build() : page.header(HttpHeaders.LINK, link(next, asked)).build();
    }

    /** Without scheme and host: behind a proxy they are others than a client knows. */
    private static String link(Object next, UriInfo asked) {
        UriBuilder there = asked.getRequestUriBuilder().replaceQueryParam("before").replaceQueryParam("cursor", next.toString());
        return "<" + asked.getRequestUri().getRawPath() + "?" + there.build().getRawQuery() + ">; rel=\"next\"";
    }
}
