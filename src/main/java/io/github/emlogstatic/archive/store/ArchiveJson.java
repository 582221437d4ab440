package io.github.emlogstatic.archive.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateTimeDeserializer;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.FileContent;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.CategorySettings;
import io.github.emlogstatic.model.Counters;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.discussion.Comment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON of an archive: indented by two spaces and ending with a line feed, so that git shows small differences. */
public final class ArchiveJson {

    private static final TypeReference<Map<String, Object>> ANYTHING = new TypeReference<>() {};

    /** An article may have a text of any length, for instance with pictures pasted into it; Jackson refuses 20 MB. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /**
     * Dates have years of four digits. Pages and feeds cannot show others, and Java cannot calculate with the last date
     * that it knows. A day that a month does not have is refused, rather than replaced by the month's last day.
     */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd'T'")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY)
            .addModule(new JavaTimeModule()
                    .addDeserializer(LocalDateTime.class, new LocalDateTimeDeserializer(DATE))
                    .addDeserializer(Instant.class, new InstantReader()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addMixIn(Category.class, ArchiveKeys.LaterOfCategory.class)
            .addMixIn(CategorySettings.class, ArchiveKeys.LaterOfCategorySettings.class)
            .addMixIn(Link.class, ArchiveKeys.LaterOfLink.class)
            .addMixIn(Comment.class, ArchiveKeys.LaterOfComment.class)
            .addMixIn(Counters.class, ArchiveKeys.LaterOfCounters.class)
            .build();

    private static final ObjectWriter PRETTY = MAPPER.writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    /** Made only if such a file is read, as few runs do. */
    private static final class ManyKeys {
        private static final ObjectReader READER = new JsonMapper(JsonFactory.builder()
                        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                        .build())
                .readerForMapOf(String.class);
    }

    private ArchiveJson() {}

    /** Prepares Jackson for some records, so that the first file is not slow. */
    public static void prepare(Class<?>... records) {
        List.of(records).forEach(MAPPER::readerFor);
    }

    /** The bytes of an archived file: JSON with two spaces for each level, and a line feed at its end. */
    public static byte[] bytes(Object value) {
        try {
            return (PRETTY.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON for " + value.getClass(), e);
        }
    }

    /** Parses the bytes of a file. */
    public interface Parser<T> {
        @Nullable
        T parse(byte[] json) throws IOException;
    }

    /**
     * Parses an object with many different keys. They are not kept in memory, unlike the keys of records, which occur
     * in many files.
     */
    public static Parser<Map<String, String>> ofMany() {
        return json -> ManyKeys.READER.readValue(json);
    }

    /** Parses a record. Keys that it does not have are skipped. */
    public static <T> Parser<T> of(Class<T> type) {
        return json -> MAPPER.readValue(json, type);
    }

    /** Parses a list of records. */
    public static <T> Parser<List<T>> listOf(Class<T> type) {
        JavaType list = MAPPER.getTypeFactory().constructCollectionType(List.class, type);
        return json -> MAPPER.readValue(json, list);
    }

    /** Parses a list of a generic type. */
    public static <T> Parser<List<T>> listOf(Class<? super T> type, Class<?> parameter) {
        JavaType element = MAPPER.getTypeFactory().constructParametricType(type, parameter);
        JavaType list = MAPPER.getTypeFactory().constructCollectionType(List.class, element);
        return json -> MAPPER.readValue(json, list);
    }

    /** The keys and values of a JSON object. */
    public static Map<String, Object> map(JsonNode object) {
        return MAPPER.convertValue(object, ANYTHING);
    }

    /** Parses JSON from which {@link #value} makes several records. */
    public static JsonNode parseTree(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    /** Makes a record of an object that was parsed. Keys that the record does not have are skipped. */
    public static <T> T value(JsonNode json, Class<T> type) throws IOException {
        return MAPPER.treeToValue(json, type);
    }

    /** Reads a file. Fails as {@link #parse} does. */
    public static <T> T read(Path file, Parser<T> parser) throws IOException {
        return parse(file, FileContent.bytes(file), parser);
    }

    /**
     * Parses the bytes of a file.
     *
     * @throws DamagedException if they are no JSON: empty, all zeros or cut off after a power cut
     * @throws IOException if they are JSON of another kind
     */
    public static <T> T parse(Path file, byte[] bytes, Parser<T> parser) throws IOException {
        try {
            T value = parser.parse(bytes);
            Optional<String> missing = ArchiveKeys.firstMissing(value);
            if (value != null && missing.isEmpty()) {
                return value;
            }
            String key = missing.orElse("")
                    .replaceFirst("^(?:article|page|body)\\.", ""); // these are one object in the file
            throw damaged(file, (key.isEmpty() ? "all" : "`" + key + "`") + " is missing");
        } catch (JsonProcessingException e) {
            IOException damaged = damaged(file, why(e));
            throw isJson(bytes) ? damaged : new DamagedException(String.valueOf(damaged.getMessage()));
        }
    }

    private static boolean isJson(byte[] bytes) throws IOException {
        try {
            return !MAPPER.readTree(bytes).isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Keeps only the position from the message of Jackson: the rest is about Java classes. */
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

    /** @param why the reason, in a few words */
    public static IOException damaged(Path file, String why) {
        return new IOException(file + " is damaged (" + why + "); " + Damage.REMEDY);
    }
}
