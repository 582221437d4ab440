package io.github.emlogstatic.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.emlogstatic.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The cached answers of other sites, in a file. Working addresses are cached for 30 days, broken ones for one day. */
public final class ExternalCache {

    private static final Duration GOOD = Duration.ofDays(30);
    private static final Duration BAD = Duration.ofDays(1);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;
    private final Map<String, Checked> answers = new ConcurrentSkipListMap<>();

    private ExternalCache(Path file) {
        this.file = file;
    }

    /**
     * The answer for an address.
     *
     * @param why the address is broken; empty if it is not
     * @param asked the time of the request, in seconds since 1970
     */
    record Checked(String why, long asked) {}

    /** Reads the file. If it does not exist or cannot be parsed, the cache is empty. */
    public static ExternalCache at(Path file) throws IOException {
        ExternalCache cache = new ExternalCache(file);
        if (Files.exists(file)) {
            try {
                cache.answers.putAll(
                        JSON.readValue(Files.readAllBytes(file), new TypeReference<Map<String, Checked>>() {}));
            } catch (JsonProcessingException e) {
                cache.answers.clear(); // a half-read cache is no use, so all addresses are asked again
            }
        }
        return cache;
    }

    Optional<String> find(String address, Instant now) {
        return Optional.ofNullable(answers.get(address))
                .filter(answer -> Instant.ofEpochSecond(answer.asked())
                        .plus(answer.why().isEmpty() ? GOOD : BAD)
                        .isAfter(now))
                .map(Checked::why);
    }

    /** Stores an answer. One that is still valid keeps its age. */
    void put(String address, String why, Instant now) {
        if (find(address, now).isEmpty()) {
            answers.put(address, new Checked(why, now.getEpochSecond()));
        }
    }

    void save() throws IOException {
        AtomicFile.writeIfChanged(file, JSON.writeValueAsBytes(answers));
    }
}
