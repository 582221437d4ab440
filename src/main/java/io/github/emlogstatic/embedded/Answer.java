package io.github.emlogstatic.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.emlogstatic.files.ContentTypes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.io.function.IOConsumer;

/**
 * An answer: status, headers with the {@code Content-Type}, and a body.
 *
 * @param length the number of bytes of the body
 * @param body writes these bytes; a file is not read into memory
 */
record Answer(int status, Map<String, String> headers, long length, IOConsumer<OutputStream> body) {

    static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, Map.of("Content-Type", contentType), body.length, out -> out.write(body));
    }

    static Answer html(int status, String html) {
        return of(status, "text/html; charset=UTF-8", html.getBytes(StandardCharsets.UTF_8));
    }

    /** A file of the archive as a web server gives it. If the client has it already, the answer is 304. */
    static Answer file(Path file, Request request) throws IOException {
        String etag = "\"" + Long.toHexString(Files.getLastModifiedTime(file).toMillis() / 1000) + "-"
                + Long.toHexString(Files.size(file)) + "\"";
        boolean same =
                request.ifNoneMatch().filter(known -> known.contains(etag)).isPresent();
        Map<String, String> headers =
                Map.of("Content-Type", ContentTypes.of(file.getFileName().toString()), "ETag", etag);
        return new Answer(same ? 304 : 200, headers, same ? 0 : Files.size(file), out -> Files.copy(file, out));
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
}
