package dev.bellwether.testkit;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list of the operators' API, read to its end by the links that its answers have. */
public final class Pages {

    private static final Pattern NEXT = Pattern.compile("<(.+)>; rel=\"next\"");

    private Pages() {}

    /** What stands at that path of each item, page by page. */
    public static <T> List<List<T>> of(String token, String list, String path) {
        List<List<T>> pages = new ArrayList<>();
        String there = list;
        while (there != null) {
            Response page = Tokens.by(token).urlEncodingEnabled(false).get(there);
            page.then().statusCode(200);
            pages.add(page.path(path));
            String link = page.header("Link");
            Matcher next = NEXT.matcher(link == null ? "" : link);
            there = next.matches() ? next.group(1) : null;
        }
        return pages;
    }
}
