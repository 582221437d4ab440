package io.github.emlogstatic.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
                for (Map.Entry<String, JsonNode> answer :
                        JSON.readTree(file.toFile()).properties()) {
                    cache.read(answer.getKey(), answer.getValue());
                }
            } catch (JsonProcessingException e) {
                return cache; // all addresses are asked again
            }
        }
        return cache;
    }

    /** An answer that lacks something is none. */
    private void read(String address, JsonNode answer) {
        if (answer.path("why").isTextual() && answer.path("asked").isIntegralNumber()) {
            answers.put(
                    address,
                    new Checked(
                            answer.path("why").textValue(), answer.path("asked").longValue()));
        }
    }

    Optional<String> find(String address, Instant now) {
        return Optional.ofNullable(answers.get(address))
                .filter(answer -> isValid(answer, now))
                .map(Checked::why);
    }

    private static boolean isValid(Checked answer, Instant now) {
        Duration lasting = answer.why().isEmpty() ? GOOD : BAD;
        long age = now.getEpochSecond() - answer.asked();
        return age >= 0 && age < lasting.toSeconds();
    }

    /** Stores an answer. One that is still valid keeps its age. */
    void put(String address, String why, Instant now) {
        if (find(address, now).isEmpty()) {
            answers.put(address, new Checked(why, now.getEpochSecond()));
        }
    }

    /** Writes the file, without the answers that no longer count. */
    void save(Instant now) throws IOException {
        answers.values().removeIf(answer -> !isValid(answer, now));
        AtomicFile.writeIfChanged(file, JSON.writeValueAsBytes(answers));
    }
}
