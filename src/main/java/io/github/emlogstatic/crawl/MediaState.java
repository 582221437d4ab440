package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of uploads from having asked for them, kept in the archive's {@code state/}.
 *
 * @param held of uploads that the archive holds, by path
 * @param missing of uploads that could not be had, by path
 */
record MediaState(Map<String, Held> held, Map<String, Missing> missing) {

    private static final String FILE = "media.tsv";
    private static final MediaState EMPTY = new MediaState(Map.of(), Map.of());

    /**
     * @param etag to ask with whether the file has changed, or empty
     * @param lastModified likewise
     * @param checked when the blog was last asked, in whole seconds
     */
    record Held(String etag, String lastModified, Instant checked) {}

    /**
     * @param tries how often it was asked for in vain
     * @param next when it will be asked for again, in whole seconds
     * @param why what the blog said
     */
    record Missing(int tries, Instant next, String why) {}

    MediaState {
        held = Collections.unmodifiableMap(new TreeMap<>(held));
        missing = Collections.unmodifiableMap(new TreeMap<>(missing));
    }

    static MediaState of(Archive archive) throws IOException {
        try {
            return ofLines(archive.stateLines(FILE));
        } catch (NumberFormatException e) {
            // Damaged: as good as lost.
            return EMPTY;
        }
    }

    void save(Archive archive) throws IOException {
        archive.writeStateLines(FILE, lines());
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        held.forEach((path, known) ->
                lines.add(line("held", path, known.checked().getEpochSecond(), known.etag(), known.lastModified())));
        missing.forEach((path, known) -> lines.add(
                line("missing", path, known.next().getEpochSecond(), String.valueOf(known.tries()), known.why())));
        return lines;
    }

    private static String line(String kind, String path, long time, String first, String second) {
        return String.join("\t", kind, String.valueOf(time), plain(first), plain(second), path);
    }

    /** The path comes last, so that whatever it holds but a line's end is kept. */
    private static String plain(String text) {
        return text.replaceAll("[\t\n\r]+", " ");
    }

    private static MediaState ofLines(List<String> lines) {
        Map<String, Held> held = new TreeMap<>();
        Map<String, Missing> missing = new TreeMap<>();
        for (String line : lines) {
            String[] fields = line.split("\t", 5);
            if (fields.length != 5) {
                throw new NumberFormatException(line);
            }
            Instant time = Instant.ofEpochSecond(Long.parseLong(fields[1]));
            if (fields[0].equals("held")) {
                held.put(fields[4], new Held(fields[2], fields[3], time));
            } else {
                missing.put(fields[4], new Missing(Integer.parseInt(fields[2]), time, fields[3]));
            }
        }
        return new MediaState(held, missing);
    }
}
