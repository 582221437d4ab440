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

/** What other sites answered, in a file. An address that was there is believed for a month, one that was not for a day. */
public final class ExternalCache {

    private static final Duration GOOD = Duration.ofDays(30);
    private static final Duration BAD = Duration.ofDays(1);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;
    private final Map<String, Answer> answers = new ConcurrentSkipListMap<>();

    private ExternalCache(Path file) {
        this.file = file;
    }

    /**
     * What was learnt of an address.
     *
     * @param why it leads nowhere; empty where it does not
     * @param asked when, in seconds since 1970
     */
    record Answer(String why, long asked) {}

    /** Reads it; a file that is not there or cannot be understood holds nothing. */
    public static ExternalCache at(Path file) throws IOException {
        ExternalCache cache = new ExternalCache(file);
        if (Files.exists(file)) {
            try {
                cache.answers.putAll(
                        JSON.readValue(Files.readAllBytes(file), new TypeReference<Map<String, Answer>>() {}));
            } catch (JsonProcessingException e) {
                cache.answers.clear(); // all is asked again
            }
        }
        return cache;
    }

    Optional<String> find(String address, Instant now) {
        return Optional.ofNullable(answers.get(address))
                .filter(answer -> Instant.ofEpochSecond(answer.asked())
                        .plus(answer.why().isEmpty() ? GOOD : BAD)
                        .isAfter(now))
                .map(Answer::why);
    }

    /** An address that is still known keeps its age. */
    void put(String address, String why, Instant now) {
        if (find(address, now).isEmpty()) {
            answers.put(address, new Answer(why, now.getEpochSecond()));
        }
    }

    void save() throws IOException {
        AtomicFile.writeIfChanged(file, JSON.writeValueAsBytes(answers));
    }
}
