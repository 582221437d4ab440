package io.github.emlogstatic.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The archive's JSON: indented by two spaces and ending in a line feed, so that git shows small differences. */
final class ArchiveJson {

    private static final TypeReference<Map<String, Object>> ANYTHING = new TypeReference<>() {};

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final ObjectWriter PRETTY = MAPPER.writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private ArchiveJson() {}

    /** Works out once, ahead of time, how the large records are read. */
    static void prepare() {
        List.of(Blog.class, Article.class, Body.class).forEach(MAPPER::readerFor);
    }

    static byte[] bytes(Object value) {
        try {
            return (PRETTY.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON for " + value.getClass(), e);
        }
    }

    static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON for " + value.getClass(), e);
        }
    }

    /** Makes something of a file's bytes. */
    interface Parser<T> {
        @Nullable
        T parse(byte[] json) throws IOException;
    }

    static <T> Parser<T> of(TypeReference<T> type) {
        return json -> MAPPER.readValue(json, type);
    }

    static <T> Parser<T> of(Class<T> type) {
        return json -> MAPPER.readValue(json, type);
    }

    static <T> Parser<List<Removed<T>>> ofRemoved(Class<T> of) {
        JavaType removed = MAPPER.getTypeFactory().constructParametricType(Removed.class, of);
        JavaType list = MAPPER.getTypeFactory().constructCollectionType(List.class, removed);
        return json -> MAPPER.readValue(json, list);
    }

    static <T> T read(Path file, Parser<T> parser) throws IOException {
        return parse(file, Files.readAllBytes(file), parser);
    }

    /**
     * @param file where the bytes are from
     * @throws IOException where they are no JSON of that kind: a power cut leaves empty files, and such of zeros
     */
    static <T> T parse(Path file, byte[] bytes, Parser<T> parser) throws IOException {
        try {
            T value = parser.parse(bytes);
            Optional<String> missing = Whole.missing(value);
            if (value != null && missing.isEmpty()) {
                return value;
            }
            String key = missing.orElse("").replaceFirst("^(?:article|page|body)\\.", ""); // one object in the file
            throw damaged(file, (key.isEmpty() ? "all" : "`" + key + "`") + " is missing");
        } catch (JsonProcessingException e) {
            throw damaged(file, why(e));
        }
    }

    /** Jackson names the place; what it says beside that is about classes of this program. */
    private static String why(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return e.getOriginalMessage();
        }
        StringBuilder at = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            boolean named = step.getFieldName() != null;
            at.append(named ? (at.isEmpty() ? "" : ".") + step.getFieldName() : "[" + step.getIndex() + "]");
        }
        return (at.isEmpty() ? "the whole" : "`" + at + "`") + " is not of the kind that it should be";
    }

    /** @param why in a few words */
    static IOException damaged(Path file, String why) {
        return new IOException(file + " is damaged (" + why
                + "); take it from a backup or from git, or let build --full" + " ask the blog for it");
    }

    static byte[] bytes(ArchivedArticle article) {
        ObjectNode json = MAPPER.valueToTree(article.article());
        json.put("source", article.source());
        json.put("listed", article.listed());
        return bytes(addText(json, article.body(), article.extra()));
    }

    static byte[] bytes(ArchivedPage page) {
        ObjectNode json = MAPPER.valueToTree(page.page());
        json.put("source", page.source());
        return bytes(addText(json, page.body(), page.extra()));
    }

    private static ObjectNode addText(ObjectNode json, Body body, Map<String, Object> extra) {
        ObjectNode text = MAPPER.valueToTree(body);
        json.setAll(text);
        json.set("extra", MAPPER.valueToTree(extra));
        return json;
    }

    static @Nullable ArchivedArticle article(byte[] bytes) throws IOException {
        JsonNode json = MAPPER.readTree(bytes);
        return json.isObject()
                ? new ArchivedArticle(
                        MAPPER.treeToValue(json, Article.class),
                        MAPPER.treeToValue(json, Body.class),
                        json.path("source").asText(""),
                        json.path("listed").asText(""),
                        extra(json))
                : null;
    }

    static @Nullable ArchivedPage page(byte[] bytes) throws IOException {
        JsonNode json = MAPPER.readTree(bytes);
        return json.isObject()
                ? new ArchivedPage(
                        MAPPER.treeToValue(json, Page.class),
                        MAPPER.treeToValue(json, Body.class),
                        json.path("source").asText(""),
                        extra(json))
                : null;
    }

    private static Map<String, Object> extra(JsonNode json) {
        JsonNode extra = json.path("extra");
        return extra.isObject() ? MAPPER.convertValue(extra, ANYTHING) : Map.of();
    }
}
