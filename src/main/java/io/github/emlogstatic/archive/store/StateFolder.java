package io.github.emlogstatic.archive.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@code state/}: notes of earlier runs, which save requests. They change even if the blog does not, and are not in the
 * index. Safe for several threads that write different files.
 */
public final class StateFolder {

    public static final String NAME = "state/";

    /** The folder for what is left of a damaged file, under its path in the archive. */
    static final String DAMAGED = NAME + "damaged/";

    private final Path root;

    /** @param root the directory of the archive */
    public StateFolder(Path root) {
        this.root = root;
    }

    /** A file in this folder, whether it exists or not. */
    public Path file(String name) {
        return root.resolve(NAME + name);
    }

    /** Whether the file exists. */
    public boolean has(String name) {
        return Files.exists(file(name));
    }

    /** The content of a JSON file; empty if it does not exist or cannot be read. */
    public <T> Optional<T> read(String name, Class<T> type) {
        if (!has(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ArchiveJson.read(file(name), ArchiveJson.of(type)));
        } catch (IOException e) {
            // The notes only save requests: without them, the run asks again.
            return Optional.empty();
        }
    }

    /**
     * The values of a JSON file that has texts, flags, and lists of texts; empty if it does not exist or cannot be read. A
     * text or a flag is a list of one. It is read without Jackson's mapper, which takes a fifteenth of a night with nothing
     * new to start: such a night offline reads no other JSON.
     */
    public Optional<Map<String, List<String>>> notes(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        try (JsonParser json = new JsonFactory().createParser(Files.readAllBytes(file(name)))) {
            return json.nextToken() == JsonToken.START_OBJECT ? Optional.of(notes(json)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Map<String, List<String>> notes(JsonParser json) throws IOException {
        Map<String, List<String>> notes = new HashMap<>();
        String key = "";
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            if (token == JsonToken.FIELD_NAME) {
                key = json.getText();
            } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                notes.computeIfAbsent(key, first -> new ArrayList<>()).add(json.getText());
            }
        }
        return notes;
    }

    /** Whether a JSON file holds that value, as this version writes it. */
    public boolean holds(String name, Object value) throws IOException {
        return AtomicFile.holds(file(name), ArchiveJson.bytes(value));
    }

    /** Writes a JSON file, unless it already holds that value. */
    public void write(String name, Object value) throws IOException {
        AtomicFile.writeIfChanged(file(name), ArchiveJson.bytes(value));
    }

    /** The lines of a text file; empty if it does not exist or the disk cannot read it. */
    public List<String> lines(String name) throws IOException {
        return Lines.ofNotes(file(name));
    }

    /** The lines up to the first that does not match. */
    public List<String> lines(String name, Predicate<String> matches) throws IOException {
        return Lines.ofNotes(file(name), matches);
    }

    /** Writes a text file, unless it already holds these lines. */
    public void writeLines(String name, List<String> lines) throws IOException {
        Lines.write(file(name), lines);
    }
}
