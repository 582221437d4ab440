package io.github.emlogstatic.fakeemlog.call;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** emlog's envelope around data, as PHP's {@code json_encode} with {@code JSON_UNESCAPED_UNICODE} writes it. */
public final class Answers {

    public static final String JSON = "application/json; charset=UTF-8";
    private static final ObjectMapper MAPPER = mapper();

    private Answers() {}

    private static ObjectMapper mapper() {
        JsonFactory factory = new JsonFactory();
        factory.setCharacterEscapes(new PhpEscapes());
        return new ObjectMapper(factory);
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ApiResponse ok(JsonNode data) {
        return envelope(200, 0, "ok", data);
    }

    /** Success without data: an empty string in its place. */
    public static ApiResponse ok() {
        return ok(TextNode.valueOf(""));
    }

    public static ApiResponse error(int status, String message) {
        return envelope(status, 1, message, TextNode.valueOf(""));
    }

    private static ApiResponse envelope(int status, int code, String message, JsonNode data) {
        ObjectNode envelope = object().put("code", code).put("msg", message);
        envelope.set("data", data);
        try {
            return ApiResponse.of(
                    status, JSON, MAPPER.writeValueAsString(envelope).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of nodes can always be written", e);
        }
    }

    /** Slashes are escaped, and so are the two line ends that JavaScript knows beyond ASCII. */
    private static final class PhpEscapes extends CharacterEscapes {
        private static final SerializableString SLASH = new SerializedString("\\/");
        private static final SerializableString LINE = new SerializedString("\\u2028");
        private static final SerializableString PARAGRAPH = new SerializedString("\\u2029");

        private final int[] ascii = standardAsciiEscapesForJSON();

        PhpEscapes() {
            ascii['/'] = ESCAPE_CUSTOM;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return switch (character) {
                case '/' -> SLASH;
                case 0x2028 -> LINE;
                case 0x2029 -> PARAGRAPH;
                default -> null;
            };
        }
    }
}
