package io.github.emlogstatic.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads lines of the index, token by token, since a large blog has hundreds of thousands. Most share their times, which
 * are parsed once. Safe for several threads.
 */
final class IndexReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Instant> times = new ConcurrentHashMap<>();

    /** The line that stands there. Fields that it does not know are passed over; times that are missing are the epoch. */
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

    private Instant time(String text) {
        return times.computeIfAbsent(text, Instant::parse);
    }
}
