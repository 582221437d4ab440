package io.github.emlogstatic.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer: status, headers with the {@code Content-Type}, and bytes. */
final class Answer {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Answer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, Map.of("Content-Type", contentType), body);
    }

    static Answer html(int status, String html) {
        return of(status, "text/html; charset=UTF-8", html.getBytes(StandardCharsets.UTF_8));
    }

    /** emlog's page for an address that leads nowhere. */
    static Answer notFound() {
        return html(
                404, "<!doctype html>\n<html lang=\"zh-cn\">\n<title>提示信息</title>\n<p>抱歉，你所请求的页面不存在！</p>\n</html>\n");
    }

    /** Data in emlog's envelope. */
    static Answer data(JsonNode data) {
        return envelope(200, 0, "ok", data);
    }

    /** An error in emlog's envelope. */
    static Answer error(int status, String message) {
        return envelope(status, 1, message, TextNode.valueOf(""));
    }

    private static Answer envelope(int status, int code, String message, JsonNode data) {
        ObjectNode envelope = object().put("code", code).put("msg", message);
        envelope.set("data", data);
        return of(status, "application/json; charset=UTF-8", envelope.toString().getBytes(StandardCharsets.UTF_8));
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
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
}
