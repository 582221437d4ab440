package io.github.emlogstatic.mirror;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.emlogstatic.files.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What messages have said about each blog, by its name in the configuration. A message is sent when a failure begins,
 * becomes another one, goes on for another week, or ends.
 */
record NotifiedState(Map<String, BlogStatus> blogs) {

    private static final NotifiedState NONE = new NotifiedState(Map.of());

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    NotifiedState {
        blogs = blogs == null ? new TreeMap<>() : new TreeMap<>(blogs);
        blogs.values().removeIf(Objects::isNull);
    }

    /** Reads the file. If it is missing or damaged, messages are sent once more. */
    static NotifiedState read(Path file) {
        if (Files.isRegularFile(file)) {
            try {
                NotifiedState read = JSON.readValue(file.toFile(), NotifiedState.class);
                return read == null ? NONE : read;
            } catch (IOException e) {
                // damaged; a second message is better than none
            }
        }
        return NONE;
    }

    BlogStatus of(String blog) {
        return blogs.getOrDefault(blog, BlogStatus.NONE);
    }

    /** This state with what was noted elsewhere. */
    NotifiedState and(NotifiedState other) {
        NotifiedState all = this;
        for (Map.Entry<String, BlogStatus> entry : other.blogs.entrySet()) {
            all = all.with(entry.getKey(), of(entry.getKey()).and(entry.getValue()));
        }
        return all;
    }

    NotifiedState with(String blog, BlogStatus news) {
        Map<String, BlogStatus> more = new TreeMap<>(blogs);
        more.put(blog, news);
        return new NotifiedState(more);
    }

    /**
     * Writes the file. If the disk is full, the last file is overwritten in place: otherwise nobody would be told when
     * the failure ends.
     */
    void write(Path file) throws IOException {
        String json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try {
            AtomicFile.write(file, bytes);
        } catch (IOException e) {
            overwrite(file, bytes, e);
        }
    }

    private static void overwrite(Path file, byte[] bytes, IOException why) throws IOException {
        try (FileChannel last = FileChannel.open(file, StandardOpenOption.WRITE)) {
            byte[] before = Files.readAllBytes(file);
            try {
                fill(last, bytes);
            } catch (IOException e) {
                fill(last, before); // the longer state had no room, this one has
                throw e;
            }
        } catch (IOException e) {
            throw why;
        }
    }

    private static void fill(FileChannel file, byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        file.position(0);
        while (left.hasRemaining()) {
            file.write(left);
        }
        file.truncate(bytes.length);
    }
}
