package io.github.emlogstatic.embedded;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request as PHP sees it. */
final class Request {

    private final String path;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Function<String, @Nullable String> headers;

    /** @param headers gives a header's value by its name, or null */
    Request(URI target, Function<String, @Nullable String> headers) {
        this.path = decodedPath(String.valueOf(target.getRawPath())).replaceFirst("^/", "");
        this.headers = headers;
        for (String pair : String.valueOf(target.getRawQuery()).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
    }

    /** In a path, unlike in a query, a plus sign stands for itself. */
    static String decodedPath(String encoded) {
        return decoded(encoded.replace("+", "%2B"));
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // PHP leaves a percent sign that encodes nothing as it is.
            return encoded;
        }
    }

    /** Relative to the blog's base, decoded. */
    String path() {
        return path;
    }

    /** Empty where it is not there. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "").strip();
    }

    /** The parameter as a number, or the default where it is none. */
    int number(String name, int otherwise) {
        String value = parameter(name);
        return value.matches("\\d{1,9}") ? Integer.parseInt(value) : otherwise;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.apply(name));
    }
}
