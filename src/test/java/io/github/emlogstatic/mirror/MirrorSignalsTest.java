package io.github.emlogstatic.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.Skip;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.build.ProgramProcess;
import java.io.BufferedReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SIGTERM to a process that mirrors every day. */
@Tag("slow")
@Timeout(120)
class MirrorSignalsTest {

    private static final int TERMINATED = 128 + 15;
    private static final int KILLED = 128 + 9;

    @RegisterExtension
    private final Nights nights = Nights.ofABlog();

    @BeforeEach
    void publish() throws Exception {
        Skip.unless(!System.getProperty("os.name").startsWith("Windows"), "Windows has no SIGTERM");
        nights.blog().fill(30);
        nights.configured(nights.blogLine() + "mirror: {every: 1d}\n");
    }

    private Process start() throws Exception {
        return ProgramProcess.program()
                .with(Map.of("LC_ALL", "C.UTF-8"))
                .command(nights.folder(), List.of(), "mirror")
                .start();
    }

    @Test
    void theProcessEndsAfterTheCurrentStep() throws Exception {
        AtomicReference<Process> process = new AtomicReference<>();
        nights.emlog().failing(request -> {
            Optional.ofNullable(process.get())
                    .ifPresent(running -> running.toHandle().destroy());
            return Optional.empty();
        });
        process.set(start());

        List<String> printed = printed(process.get());

        assertThat(process.get().waitFor()).as(String.join("\n", printed)).isEqualTo(TERMINATED);
        assertThat(printed).anyMatch(line -> line.startsWith("build: 30 new"));
        assertThat(nights.result(Step.BUILD)).isEqualTo("done");
        assertThat(nights.result(Step.VERIFY)).isEqualTo("stopped");
        assertThat(nights.health().has("nextRun")).isFalse();
        assertThat(Verification.of(nights.folder().resolve("archive")).damage()).isEmpty();
    }

    @Test
    void itEndsTheWaitingAtOnce() throws Exception {
        Process process = start();
        try (BufferedReader reader = process.inputReader()) {
            String line = reader.readLine();
            while (line != null && !line.startsWith("the next run begins at ")) {
                line = reader.readLine();
            }
            assertThat(line).isNotNull();
        }
        process.toHandle().destroy();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(TERMINATED);
        assertThat(nights.health().path("nextRun").asText()).isNotEmpty();
    }

    @Test
    void theNextRunGoesOnAfterAKill() throws Exception {
        AtomicReference<Process> process = new AtomicReference<>();
        nights.emlog().failing(request -> {
            Optional.ofNullable(process.get())
                    .filter(running -> nights.emlog().requests().size() > 3)
                    .ifPresent(running -> running.toHandle().destroyForcibly());
            return Optional.empty();
        });
        process.set(start());
        printed(process.get());
        assertThat(process.get().waitFor()).isEqualTo(KILLED);
        process.set(null);

        assertThat(nights.run()).isZero();

        assertThat(nights.health()
                        .path("blogs")
                        .path(0)
                        .path("counts")
                        .path("articles")
                        .asInt())
                .isEqualTo(30);
        assertThat(nights.result(Step.VERIFY)).isEqualTo("done");
    }

    private static List<String> printed(Process process) throws Exception {
        try (BufferedReader reader = process.inputReader()) {
            return reader.lines().toList();
        }
    }
}
