package io.github.emlogstatic.embedded;

import io.github.emlogstatic.address.Percent;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as PHP sees it. */
final class Request {

    private final String path;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Optional<String> ifNoneMatch;

    /** @param ifNoneMatch the header {@code If-None-Match}, or null */
    Request(URI target, @Nullable String ifNoneMatch) {
        this.path = Percent.decode(String.valueOf(target.getRawPath())).replaceFirst("^/", "");
        this.ifNoneMatch = Optional.ofNullable(ifNoneMatch);
        for (String pair : String.valueOf(target.getRawQuery()).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        Percent.decodeForm(pair.substring(0, equals)), Percent.decodeForm(pair.substring(equals + 1)));
            }
        }
    }

    /** Relative to the blog's base, decoded. */
    String path() {
        return path;
    }

    /** The parameter; empty if the request does not have it. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "").strip();
    }

    /** The parameter as a number, or the default if it is not a number. An id that no blog gave has ten digits. */
    int number(String name, int otherwise) {
        String value = parameter(name);
        return value.matches("\\d{1,10}") ? (int) Math.min(Integer.MAX_VALUE, Long.parseLong(value)) : otherwise;
    }

    /** The {@code ETag} of the file that the client has already. */
    Optional<String> ifNoneMatch() {
        return ifNoneMatch;
    }
}
