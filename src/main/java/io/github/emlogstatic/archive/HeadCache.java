package io.github.emlogstatic.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.emlogstatic.archive.SiteLoader.Gist;
import io.github.emlogstatic.archive.SiteLoader.Head;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.Lines;
import io.github.emlogstatic.model.Article;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cache of article heads in a file.
 *
 * <p>Each line is a JSON array, because a build with any change parses one for each article of the blog. Unchanged lines
 * are copied byte by byte. The last line is a checksum of all others, since the site shows the titles from here. Immutable.
 */
final class HeadCache {

    private static final JsonFactory JSON = new JsonFactory();
    private static final HeadCache NONE = new HeadCache(new byte[0], Map.of());

    private final byte[] bytes;
    private final Map<String, Line> lines;

    /** A head and the position of its line. */
    private record Line(Head head, int from, int to) {}

    private HeadCache(byte[] bytes, Map<String, Line> lines) {
        this.bytes = bytes;
        this.lines = lines;
    }

    /** Reads the file; empty if it does not exist or cannot be read. */
    static HeadCache of(Path file) {
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            int end = bytes.length - Checksum.DIGITS - 1;
            if (end < 0 || !Checksum.of(bytes, end).equals(new String(bytes, end, Checksum.DIGITS, US_ASCII))) {
                return NONE;
            }
            Map<String, Line> lines = new HashMap<>();
            starts(bytes, end).parallelStream()
                    .map(from -> line(bytes, from))
                    .toList()
                    .forEach(line -> lines.put(line.head.hash(), line));
            return new HeadCache(bytes, lines);
        } catch (IOException | UncheckedIOException e) {
            return NONE;
        }
    }

    private static List<Integer> starts(byte[] bytes, int end) {
        List<Integer> starts = new ArrayList<>();
        for (int from = 0; from < end; from = Lines.next(bytes, from)) {
            starts.add(from);
        }
        return starts;
    }

    int size() {
        return lines.size();
    }

    /** The head of an article, if its file still has that hash. */
    Optional<Head> get(int id, String hash) {
        return Optional.ofNullable(lines.get(hash))
                .map(Line::head)
                .filter(head -> head.article().id() == id);
    }

    void write(Path file, Collection<Head> heads) throws IOException {
        AtomicFile.write(file, written -> {
            Checksum.Stream out = new Checksum.Stream(written);
            for (Head head : heads) {
                Line known = lines.get(head.hash());
                if (known != null && known.head == head) {
                    out.write(bytes, known.from, known.to - known.from);
                } else {
                    out.write(line(head));
                }
            }
            written.write((out.digits() + "\n").getBytes(US_ASCII));
        });
    }

    private static byte[] line(Head head) throws IOException {
        Article article = head.article();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartArray();
            json.writeString(head.hash());
            json.writeNumber(article.id());
            json.writeString(article.title());
            json.writeNumber(article.date().toEpochSecond(ZoneOffset.UTC));
            json.writeString(article.url());
            json.writeNumber(article.authorId());
            json.writeNumber(article.categoryId());
            json.writeStartArray();
            for (String tag : article.tags()) {
                json.writeString(tag);
            }
            json.writeEndArray();
            json.writeBoolean(article.top());
            json.writeBoolean(article.categoryTop());
            json.writeString(article.cover());
            json.writeBoolean(article.needsPassword());
            json.writeStartObject();
            for (Map.Entry<String, String> field : article.fields().entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
            json.writeString(head.gist().summary());
            json.writeNumber(head.gist().readingMinutes());
            json.writeString(head.fingerprint());
            json.writeEndArray();
        }
        line.write('\n');
        return line.toByteArray();
    }

    private static Line line(byte[] bytes, int from) {
        int to = Lines.next(bytes, from);
        try (JsonParser json = JSON.createParser(bytes, from, to - from)) {
            expect(json, JsonToken.START_ARRAY);
            String hash = text(json);
            Article article = Article.builder(json.nextIntValue(0))
                    .title(text(json))
                    .date(LocalDateTime.ofEpochSecond(json.nextLongValue(0), 0, ZoneOffset.UTC))
                    .url(text(json))
                    .author(json.nextIntValue(0))
                    .category(json.nextIntValue(0))
                    .tags(tags(json))
                    .pinned(flag(json), flag(json))
                    .cover(text(json))
                    .needsPassword(flag(json))
                    .fields(fields(json))
                    .build();
            Head head = new Head(hash, article, new Gist(text(json), json.nextIntValue(0)), text(json));
            expect(json, JsonToken.END_ARRAY);
            return new Line(head, from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void expect(JsonParser json, JsonToken token) throws IOException {
        if (json.nextToken() != token) {
            throw new JsonParseException(json, "no " + token);
        }
    }

    private static String text(JsonParser json) throws IOException {
        expect(json, JsonToken.VALUE_STRING);
        return json.getText();
    }

    private static boolean flag(JsonParser json) throws IOException {
        return json.nextToken() == JsonToken.VALUE_TRUE;
    }

    private static List<String> tags(JsonParser json) throws IOException {
        expect(json, JsonToken.START_ARRAY);
        List<String> tags = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            tags.add(json.getText());
        }
        return tags;
    }

    private static Map<String, String> fields(JsonParser json) throws IOException {
        expect(json, JsonToken.START_OBJECT);
        Map<String, String> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            fields.put(name, text(json));
        }
        return fields;
    }
}
