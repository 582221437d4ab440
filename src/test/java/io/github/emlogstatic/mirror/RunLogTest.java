package io.github.emlogstatic.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log file of the mirror. */
class RunLogTest {

    @RegisterExtension
    private final Nights nights = Nights.ofABlog();

    private Path log;

    @BeforeEach
    void configure() throws Exception {
        nights.blog().publish("first", "a text");
        nights.configured(nights.blogLine() + "crawl: {retries: 0}\nmirror: {log: logs/mirror.log}\n");
        log = nights.folder().resolve("logs/mirror.log");
    }

    @Test
    void everyLineHasItsTime() throws Exception {
        nights.run();
        nights.nextNight();

        assertThat(Files.readAllLines(log))
                .hasSize(8)
                .allMatch(line -> line.matches("2026-11-2[45]T02:00:00Z (build|verify|commit|publish): .*"));
    }

    @Test
    void errorsAreInTheLogToo() throws Exception {
        nights.emlog().goDown();

        nights.run();

        assertThat(log).content().contains("emlog-static: build: ");
    }

    @Test
    void aLargeLogIsRenamedAndFiveAreKept() throws Exception {
        Files.createDirectories(log.getParent());
        for (int night = 1; night <= 7; night++) {
            Files.writeString(log, "night " + night + "\n" + "x".repeat(1 << 20));
            nights.nextNight();
        }

        try (var files = Files.list(log.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "mirror.log",
                            "mirror.log.1",
                            "mirror.log.2",
                            "mirror.log.3",
                            "mirror.log.4",
                            "mirror.log.5");
        }
        assertThat(Files.readString(log.resolveSibling("mirror.log.5"))).startsWith("night 3\n");
        assertThat(Files.size(log)).isLessThan(10_000);
    }

    @Test
    void aLogThatCannotBeWrittenStopsNothing() throws Exception {
        Files.createDirectories(log);
        Files.createFile(log.resolve("in-the-way"));

        assertThat(nights.run()).isZero();

        assertThat(nights.err()).containsOnlyOnce("warning: the log " + log + " cannot be written: ");
    }

    @Test
    void aTextOfTheBlogStaysInItsLine() {
        RunEnvironment environment = new RunEnvironment(
                nights.clock(),
                nights.stop(),
                nights.variables(),
                io.github.emlogstatic.model.run.Progress.SILENT,
                System.out,
                System.err,
                text -> text,
                e -> new Failure(2, ""));

        new RunLog(environment, Optional.of(log)).say("a title\nemlog-static: faked\u001b[31m");

        assertThat(log).content().isEqualTo("2026-11-24T02:00:00Z a title emlog-static: faked [31m\n");
    }

    @Test
    void healthThatCannotBeWrittenIsAnError() throws Exception {
        Files.createDirectories(nights.folder().resolve("health.json/in-the-way"));
        nights.configured(nights.blogLine() + "mirror: {health: health.json}\n");

        assertThat(nights.run()).isEqualTo(2);

        assertThat(nights.err()).contains("cannot write " + nights.folder().resolve("health.json"));
    }
}
