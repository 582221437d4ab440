package io.github.emlogstatic.mirror;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.emlogstatic.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was told about each blog, by its name in the file. A failure is told when it begins, when it becomes another one,
 * and when it ends.
 */
record Told(Map<String, News> blogs) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    Told {
        blogs = blogs == null ? Map.of() : new TreeMap<>(blogs);
    }

    /** What the file says; nothing if it is missing or damaged, and then a failure is told once more. */
    static Told read(Path file) {
        if (Files.isRegularFile(file)) {
            try {
                return JSON.readValue(file.toFile(), Told.class);
            } catch (IOException e) {
                // Told once more is better than never told.
            }
        }
        return new Told(Map.of());
    }

    News of(String blog) {
        return blogs.getOrDefault(blog, News.NONE);
    }

    Told with(String blog, News news) {
        Map<String, News> more = new TreeMap<>(blogs);
        more.put(blog, news);
        return new Told(more);
    }

    void write(Path file) throws IOException {
        String json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        AtomicFile.write(file, json.getBytes(StandardCharsets.UTF_8));
    }
}
