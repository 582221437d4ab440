package io.github.emlogstatic.mirror;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import java.util.LinkedHashMap;
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
 * @param blogs the state of each blog, in the order of the file; what a run of one leaves out is as it was before
 */
record Health(
        int schema,
        String program,
        String lastRun,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> lastSuccess,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> nextRun,
        double seconds,
        int exitCode,
        List<JsonNode> blogs) {

    /** The first version of the format. */
    static final int SCHEMA = 1;

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    /**
     * One blog.
     *
     * @param lastSuccess start of the last run in which no step of this blog failed
     * @param exitCode the exit code of the last run for this blog
     */
    record BlogHealth(
            @JsonUnwrapped BlogResult result,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> lastSuccess,
            int exitCode) {}

    /**
     * @param names the names of all blogs of the file
     * @param before the file of the run before
     */
    static Health of(
            List<BlogResult> results,
            List<String> names,
            Instant began,
            Instant ended,
            Optional<Instant> next,
            Path before) {
        JsonNode last = read(before);
        String now = text(began);
        boolean good = results.stream().allMatch(BlogResult::isGood);
        Map<String, JsonNode> blogs = new LinkedHashMap<>();
        names.forEach(name -> blogs.put(name, blog(last, name)));
        for (BlogResult blog : results) {
            Optional<String> success = success(blog.isGood(), now, blog(last, blog.name()));
            blogs.put(blog.name(), JSON.valueToTree(new BlogHealth(blog, success, blog.code())));
        }
        return new Health(
                SCHEMA,
                "emlog-static " + Version.number(),
                now,
                success(good, now, last),
                next.map(Health::text),
                Duration.between(began, ended).toMillis() / 1000.0,
                results.stream().mapToInt(BlogResult::code).max().orElse(0),
                blogs.values().stream().filter(blog -> !blog.isMissingNode()).toList());
    }

    private static Optional<String> success(boolean good, String now, JsonNode before) {
        return good
                ? Optional.of(now)
                : Optional.of(before.path("lastSuccess"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText);
    }

    /** The file of the run before. If it is no JSON, this run replaces it, and knows nothing of earlier runs. */
    private static JsonNode read(Path file) {
        try {
            return Files.isRegularFile(file) ? JSON.readTree(file.toFile()) : MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** What the file says of a blog; missing if it says nothing. */
    private static JsonNode blog(JsonNode file, String name) {
        for (JsonNode blog : file.path("blogs")) {
            if (blog.path("name").asText().equals(name)) {
                return blog;
            }
        }
        return MissingNode.getInstance();
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    void write(Path file) throws IOException {
        String json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        AtomicFile.writeNamed(file, json.getBytes(StandardCharsets.UTF_8));
    }
}
