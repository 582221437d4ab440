package io.github.emlogstatic.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emlogstatic.fakeemlog.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON that describes the last run. */
class HealthTest {

    private static final Path PAGE = Path.of("src/site/markdown/nightly-mirror.md");

    @RegisterExtension
    private final Nights nights = Nights.ofABlog();

    @BeforeEach
    void publish() throws Exception {
        nights.blog().publish("first", "a text");
        nights.configured(nights.blogLine() + "crawl: {retries: 0}\nmirror: {every: 1d}\n");
    }

    @Test
    void everyKeyIsOnThePage() throws Exception {
        nights.run();
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("\n## Health"), page.indexOf("\n## Several blogs"));
        Set<String> keys = new TreeSet<>();
        collect(nights.health(), keys);

        assertThat(keys).contains("lastSuccess", "nextRun", "counts", "newProblems");
        assertThat(keys).allSatisfy(key -> assertThat(section).contains("`" + key + "`"));
    }

    @Test
    void everyStepAndResultIsOnThePage() throws Exception {
        String page = Files.readString(PAGE);
        for (Step step : Step.values()) {
            assertThat(page).contains("`" + step.word() + "`");
        }
        for (StepResult.Outcome result : StepResult.Outcome.values()) {
            assertThat(page).contains("`" + result.word() + "`");
        }
    }

    private static void collect(JsonNode node, Set<String> keys) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(keys::add);
        }
        node.forEach(child -> collect(child, keys));
    }

    @Test
    void theTimeThatAMessageTookIsTold() throws Exception {
        nights.configuredForTheBlog("");
        nights.emlog().failing(request -> Optional.of(Faults.status(503)));
        nights.group().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                nights.later(Duration.ofSeconds(4));
                return new MockResponse.Builder()
                        .body("{\"errcode\":0,\"errmsg\":\"ok\"}")
                        .build();
            }
        });

        nights.run();

        JsonNode steps = nights.health().path("blogs").path(0).path("steps");
        JsonNode last = steps.path(steps.size() - 1);
        assertThat(last.path("step").asText()).isEqualTo("tell");
        assertThat(last.path("result").asText()).isEqualTo("done");
        assertThat(last.path("seconds").asDouble()).isEqualTo(4);
    }

    @Test
    void theLastSuccessStaysThroughAFailure() throws Exception {
        nights.configured(nights.blogLine() + "crawl: {retries: 0}\n");
        nights.run();
        nights.emlog().failing(request -> Optional.of(Faults.status(503)));

        assertThat(nights.nextNight()).isEqualTo(3);

        JsonNode health = nights.health();
        assertThat(health.path("lastSuccess").asText()).isEqualTo("2026-11-24T02:00:00Z");
        assertThat(health.path("lastRun").asText()).isGreaterThan("2026-11-24T02:00:00Z");
        assertThat(health.path("blogs").path(0).path("lastSuccess").asText()).isEqualTo("2026-11-24T02:00:00Z");
        assertThat(health.path("blogs").path(0).path("counts").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "{\"blogs\":{\"blog\":null}}",
                "{\"blogs\":{\"blog\":{\"failing\":{\"build\":null}}}}"
            })
    void aDamagedFileIsReplaced(String told) throws Exception {
        Path file = nights.folder().resolve(".emlog-static/health.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"lastSuccess\": ");
        Files.writeString(file.resolveSibling("told.json"), told);

        assertThat(nights.run()).isZero();

        assertThat(nights.health().path("exitCode").asInt(-1)).isZero();
        try (var files = Files.list(file.getParent())) {
            assertThat(files).noneMatch(path -> path.toString().endsWith(".tmp"));
        }
    }
}
