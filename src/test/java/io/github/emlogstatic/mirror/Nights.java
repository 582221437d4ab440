package io.github.emlogstatic.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.emlogstatic.InMemory;
import io.github.emlogstatic.StoppedClock;
import io.github.emlogstatic.cli.console.ErrorMessages;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.run.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A blog, a chat group that is told, and the nights of their mirror in a directory of its own. The clock stands still until
 * the next night comes. A test declares one as {@code @RegisterExtension private final Nights nights = Nights.ofABlog();}.
 */
final class Nights implements AfterEachCallback {

    static final String KEY = "key-of-the-group";

    private final Path folder = InMemory.folder();
    private final StoppedClock clock = new StoppedClock();
    private final MemoryBlog blog = MemoryBlog.empty();
    private final EmlogServer emlog = EmlogServer.serving(blog).at(clock);
    private final MockWebServer group = new MockWebServer();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> variables = new TreeMap<>(System.getenv());
    private final List<Instant> waits = new ArrayList<>();
    private Stop stop = new Stop(this::wait);
    private Progress progress = Progress.SILENT;

    private Nights() {
        variables.put("HOME", folder.resolve("home").toString());
        variables.put("GIT_CONFIG_NOSYSTEM", "1");
    }

    static Nights ofABlog() {
        try {
            Nights nights = new Nights();
            Files.createDirectories(nights.folder.resolve("home"));
            nights.group.start();
            return nights;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        emlog.close();
        group.close();
        FileUtils.deleteDirectory(folder.toFile());
    }

    MemoryBlog blog() {
        return blog;
    }

    EmlogServer emlog() {
        return emlog;
    }

    Clock clock() {
        return clock;
    }

    Path folder() {
        return folder;
    }

    MockWebServer group() {
        return group;
    }

    /** Writes site-config.yaml. */
    Nights configured(String yaml) throws IOException {
        Files.writeString(folder.resolve("site-config.yaml"), yaml);
        return this;
    }

    /** Configures the blog of these nights, and the group. */
    Nights configuredForTheBlog(String more) throws IOException {
        return configured(blogLine() + "crawl: {retries: 0}\n" + groupLine() + more);
    }

    String blogLine() {
        return "blog: {url: \"" + emlog.address() + "\"}\n";
    }

    String groupLine() {
        return "onProblem: {webhook: \"" + group.url("/cgi-bin/webhook/send?key=" + KEY) + "\", format: wecom}\n";
    }

    Nights later(Duration time) {
        clock.now = clock.now.plus(time);
        return this;
    }

    Nights set(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Nights without(String variable) {
        variables.remove(variable);
        return this;
    }

    Map<String, String> variables() {
        return variables;
    }

    /** The next runs of {@code --every} wait with this. */
    Nights waiting(Stop.Waiting waiting) {
        stop = new Stop(waiting);
        return this;
    }

    /** The next builds tell this how far they are. */
    Nights reportingTo(Progress other) {
        progress = other;
        return this;
    }

    private void wait(Instant time, Stop ending) {
        waits.add(time);
        clock.now = time;
        ending.request();
    }

    /** The times that {@code --every} waited for. */
    List<Instant> waits() {
        return waits;
    }

    Stop stop() {
        return stop;
    }

    void moveTo(Instant time) {
        clock.now = time;
    }

    /** Lets the machine of the mirror be in another country. */
    void movedTo(ZoneId zone) {
        clock.zone = zone;
    }

    /** Runs the mirror, and returns its exit code. The group takes a message. */
    int run() throws IOException, ConfigException {
        return run(Optional.empty());
    }

    /** Runs the mirror of one blog of several, as with {@code --name}. */
    int run(Optional<String> name) throws IOException, ConfigException {
        out.reset();
        err.reset();
        return new Mirror(
                        () -> ConfigLoader.in(folder).blog(name).blogs(Optional.empty(), variables, Overrides.none()),
                        new RunEnvironment(
                                clock,
                                stop,
                                variables,
                                progress,
                                stream(out),
                                stream(err),
                                text -> text,
                                e -> new Failure(ErrorMessages.code(e), ErrorMessages.message(e))))
                .run();
    }

    /** A night later, runs the mirror and returns its exit code. */
    int nextNight() throws IOException, ConfigException {
        later(Duration.ofDays(1));
        return run();
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    JsonNode health() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve(".emlog-static/health.json").toFile());
    }

    /** What came of a step of the only blog. */
    String result(Step step) throws IOException {
        return result(0, step);
    }

    String result(int number, Step step) throws IOException {
        for (JsonNode one : health().path("blogs").path(number).path("steps")) {
            if (one.path("step").asText().equals(step.word())) {
                return one.path("result").asText();
            }
        }
        return "none";
    }

    /** The group answers the next message so. */
    Nights answering(String body) {
        group.enqueue(new MockResponse.Builder().body(body).build());
        return this;
    }

    Nights takingMessages(int count) {
        for (int i = 0; i < count; i++) {
            answering("{\"errcode\":0,\"errmsg\":\"ok\"}");
        }
        return this;
    }

    /** The texts that the group got since the last call. */
    List<String> told() throws IOException {
        List<String> texts = new ArrayList<>();
        try {
            for (RecordedRequest request = group.takeRequest(0, java.util.concurrent.TimeUnit.SECONDS);
                    request != null;
                    request = group.takeRequest(0, java.util.concurrent.TimeUnit.SECONDS)) {
                JsonNode json = new ObjectMapper().readTree(request.getBody().utf8());
                texts.add(json.path("text").path("content").asText());
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return texts;
    }

    /** Runs git in a directory, and returns what it printed. */
    String git(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(variables);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + printed);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return printed.strip();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
