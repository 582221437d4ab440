package io.github.emlogstatic.fakeemlog.call;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer: status, headers (with {@code Content-Type}, without {@code Date} and {@code Content-Length}), bytes. */
public final class ApiResponse {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private ApiResponse(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public static ApiResponse of(int status, String contentType, byte[] body) {
        return new ApiResponse(status, Map.of("Content-Type", contentType), body);
    }

    public static ApiResponse html(int status, String html) {
        return of(status, "text/html; charset=UTF-8", html.getBytes(StandardCharsets.UTF_8));
    }

    /** emlog's {@code emMsg}: a page that only says something, as HTML. */
    public static ApiResponse message(int status, String html) {
        return html(
                status,
                "<!doctype html>\n<html lang=\"zh-cn\">\n<head>\n    <meta charset=\"utf-8\">\n<title>提示信息</title>\n"
                        + "</head>\n<body>\n<div class=\"main\">\n<p>" + html + "</p>\n</div>\n</body>\n</html>\n");
    }

    public static ApiResponse redirect(String location) {
        return html(302, "").with("Location", location);
    }

    public ApiResponse with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiResponse(status, more, body);
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] body() {
        return body.clone();
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
