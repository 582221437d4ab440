package io.github.emlogstatic.mirror;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.emlogstatic.config.Version;
import io.github.emlogstatic.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of the mirror in one JSON file, for programs that watch it. Times are ISO 8601 in UTC.
 *
 * @param schema the version of this format; a key may be added without a new version
 * @param program name and version
 * @param lastRun when the last run began
 * @param lastSuccess start of the last run in which no step of any blog failed; empty before the first
 * @param nextRun when the next run begins, if this process waits for it
 * @param seconds the last run took
 * @param exitCode the exit code of the last run
 * @param blogs the state of each blog, in the order of the file
 */
record Health(
        int schema,
        String program,
        String lastRun,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> lastSuccess,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> nextRun,
        double seconds,
        int exitCode,
        List<BlogHealth> blogs) {

    /** The first version of the format. */
    static final int SCHEMA = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * One blog.
     *
     * @param lastSuccess start of the last run in which no step of this blog failed
     * @param exitCode the exit code of the last run for this blog
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record BlogHealth(
            @JsonUnwrapped BlogResult result,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> lastSuccess,
            int exitCode) {}

    /** @param before the file of the run before */
    static Health of(List<BlogResult> results, Instant began, Instant ended, Optional<Instant> next, Path before) {
        Map<String, String> successes = successes(before);
        String now = text(began);
        boolean good = results.stream().allMatch(BlogResult::isGood);
        List<BlogHealth> blogs = results.stream()
                .map(blog -> new BlogHealth(blog, success(blog.isGood(), now, successes, blog.name()), blog.code()))
                .toList();
        return new Health(
                SCHEMA,
                "emlog-static " + Version.number(),
                now,
                success(good, now, successes, ""),
                next.map(Health::text),
                Duration.between(began, ended).toMillis() / 1000.0,
                results.stream().mapToInt(BlogResult::code).max().orElse(0),
                blogs);
    }

    private static Optional<String> success(boolean good, String now, Map<String, String> before, String name) {
        return good ? Optional.of(now) : Optional.ofNullable(before.get(name));
    }

    /** The last successes by name of the blog; that of the whole run has the empty name. */
    private static Map<String, String> successes(Path file) {
        Map<String, String> successes = new HashMap<>();
        if (Files.isRegularFile(file)) {
            try {
                JsonNode root = JSON.readTree(file.toFile());
                add(successes, "", root);
                root.path("blogs")
                        .forEach(blog -> add(successes, blog.path("name").asText(), blog));
            } catch (IOException e) {
                // The file is no JSON. This run replaces it, and knows no earlier success.
            }
        }
        return successes;
    }

    private static void add(Map<String, String> successes, String name, JsonNode node) {
        if (node.path("lastSuccess").isTextual()) {
            successes.put(name, node.path("lastSuccess").asText());
        }
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    void write(Path file) throws IOException {
        String json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        AtomicFile.write(file, json.getBytes(StandardCharsets.UTF_8));
    }
}
