package io.github.emlogstatic.fakeemlog.call;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as PHP sees it.
 *
 * @param method upper-case
 * @param path percent-encoded, from the server's root
 * @param query what follows the question mark, percent-encoded
 * @param headers by lower-case name
 * @param get the query's parameters
 * @param post those of a form in the body
 */
public record ApiRequest(
        String method,
        String path,
        String query,
        Map<String, String> headers,
        Map<String, String> get,
        Map<String, String> post) {

    /**
     * Takes a request apart.
     *
     * @param target path and query, percent-encoded
     * @param headers by name in any case
     * @param form a body of type {@code application/x-www-form-urlencoded}, or empty
     */
    public static ApiRequest of(String method, String target, Map<String, String> headers, String form) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        Map<String, String> lowerCase = new HashMap<>();
        headers.forEach((name, value) -> lowerCase.put(name.toLowerCase(Locale.ROOT), value));
        return new ApiRequest(method, path, query, lowerCase, parameters(query), parameters(form));
    }

    /** A {@code GET} of path and query at that host. */
    public static ApiRequest get(String target) {
        return of("GET", target, Map.of("Host", "blog.example.com"), "");
    }

    private static Map<String, String> parameters(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                parameters.put(
                        decode(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // PHP leaves a percent sign that encodes nothing as it is.
            return encoded;
        }
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    public Optional<String> cookie(String name) {
        for (String pair : header("cookie").orElse("").split(";", -1)) {
            if (pair.strip().startsWith(name + "=")) {
                return Optional.of(decode(pair.strip().substring(name.length() + 1)));
            }
        }
        return Optional.empty();
    }

    /** PHP's {@code $_REQUEST}: the form before the query. */
    public String either(String name) {
        return post.getOrDefault(name, get.getOrDefault(name, ""));
    }
}
