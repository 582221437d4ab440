package io.github.emlogstatic.fakeemlog;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer: status, headers (with {@code Content-Type}, without {@code Date} and {@code Content-Length}), bytes. */
final class ApiResponse {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private ApiResponse(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static ApiResponse of(int status, String contentType, byte[] body) {
        return new ApiResponse(status, Map.of("Content-Type", contentType), body);
    }

    static ApiResponse html(int status, String html) {
        return of(status, "text/html; charset=UTF-8", html.getBytes(StandardCharsets.UTF_8));
    }

    static ApiResponse redirect(String location) {
        return html(302, "").with("Location", location);
    }

    ApiResponse with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiResponse(status, more, body);
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body.clone();
    }

    /** The body as UTF-8. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
