package io.github.emlogstatic.archive.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads and writes lines of the index, token by token, because a large blog has hundreds of thousands. Most lines share
 * their times, which are parsed once. Safe for several threads.
 */
final class IndexJson {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Instant> times = new ConcurrentHashMap<>();

    /** The entry of a line. Unknown keys are skipped; a missing time becomes the epoch. */
    IndexEntry read(byte[] lines, int from, int to) throws IOException {
        String path = "";
        String sha256 = "";
        long bytes = 0;
        int width = 0;
        int height = 0;
        Instant firstSeen = Instant.EPOCH;
        Instant lastChanged = Instant.EPOCH;
        try (JsonParser parser = JSON.createParser(lines, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(parser, "no object");
            }
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                parser.nextToken();
                switch (field) {
                    case "path" -> path = parser.getText();
                    case "sha256" -> sha256 = parser.getText();
                    case "bytes" -> bytes = parser.getLongValue();
                    case "width" -> width = parser.getIntValue();
                    case "height" -> height = parser.getIntValue();
                    case "firstSeen" -> firstSeen = time(parser.getText());
                    case "lastChanged" -> lastChanged = time(parser.getText());
                    default -> parser.skipChildren();
                }
            }
        }
        if (path.isEmpty() || sha256.isEmpty()) {
            throw new IOException("a line of the index lacks path or sha256");
        }
        return new IndexEntry(path, sha256, bytes, width, height, firstSeen, lastChanged);
    }

    /** A time as lines have it. */
    Instant time(String text) {
        return times.computeIfAbsent(text, Instant::parse);
    }

    /** The line of an entry, with its line feed. Numbers that are 0 are left out. */
    static byte[] line(IndexEntry entry) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("path", entry.path());
            json.writeStringField("sha256", entry.sha256());
            writeNumber(json, "bytes", entry.bytes());
            writeNumber(json, "width", entry.width());
            writeNumber(json, "height", entry.height());
            json.writeStringField("firstSeen", entry.firstSeen().toString());
            json.writeStringField("lastChanged", entry.lastChanged().toString());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line.write('\n');
        return line.toByteArray();
    }

    private static void writeNumber(JsonGenerator json, String key, long number) throws IOException {
        if (number != 0) {
            json.writeNumberField(key, number);
        }
    }
}
