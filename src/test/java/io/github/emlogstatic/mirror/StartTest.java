package io.github.emlogstatic.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.ArchiveLock;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.DirectoryLock;
import io.github.emlogstatic.model.run.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.function.Uncheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs that cannot begin, or cannot note what they have told. */
class StartTest {

    @RegisterExtension
    private final Nights nights = Nights.ofABlog();

    private Path state;

    @BeforeEach
    void configure() throws Exception {
        nights.blog().publish("first", "a text");
        nights.configuredForTheBlog("mirror: {log: mirror.log}\n").takingMessages(3);
        state = nights.folder().resolve(".emlog-static");
    }

    @Test
    void aRunThatHangsIsReportedOnce() throws Exception {
        nights.run();
        try (DirectoryLock lock = DirectoryLock.on(nights.folder(), state.resolve("mirror.lock"))) {
            assertThat(nights.nextNight()).isEqualTo(ExitCode.REFUSED);
            assertThat(nights.told())
                    .singleElement()
                    .asString()
                    .endsWith("start failed: another run is using " + nights.folder()
                            + "; wait until it has ended (exit code 4)");
            assertThat(nights.nextNight()).isEqualTo(ExitCode.REFUSED);
            assertThat(nights.told()).isEmpty();
        }
        assertThat(Files.readString(nights.folder().resolve("mirror.log")))
                .contains("2026-11-25T02:00:00Z emlog-static: another run is using ");

        assertThat(nights.nextNight()).isZero();

        assertThat(nights.told())
                .singleElement()
                .asString()
                .endsWith("start works again; it had failed since 2026-11-25");
    }

    /** A preview builds what a run has brought into the archive, and must not fail the rest of that run. */
    @Test
    void aRunWaitsForAPreviewThatBuilds() throws Exception {
        nights.run();
        DirectoryLock lock = ArchiveLock.of(nights.folder().resolve("archive"));
        List<Instant> waits = new ArrayList<>();
        nights.waiting((time, stop) -> {
            waits.add(time);
            if (waits.size() == 2) {
                Uncheck.run(lock::close);
            }
        });

        assertThat(nights.nextNight()).isZero();

        assertThat(waits).hasSize(2);
        assertThat(nights.told()).isEmpty();
        assertThat(nights.out()).containsOnlyOnce("build: waiting: another run is using ");
    }

    @Test
    void aRunThatWaitsInVainIsReported() throws Exception {
        nights.run();
        List<Instant> waits = new ArrayList<>();
        nights.waiting((time, stop) -> waits.add(time));
        Path archive = nights.folder().resolve("archive");
        try (DirectoryLock lock = ArchiveLock.of(archive)) {
            assertThat(nights.nextNight()).isEqualTo(ExitCode.REFUSED);
        }
        assertThat(waits).hasSize(24);
        assertThat(nights.told()).singleElement().asString().contains("build failed: another run is using " + archive);
    }

    /** As on a full disk, which takes no new file. */
    @Test
    void aFullDiskHidesNoEndOfAFailure() throws Exception {
        nights.run();
        Path inTheWay = Files.createDirectories(
                AtomicFile.temporary(state.resolve("told.json")).resolve("full"));
        nights.emlog().failing(request -> Optional.of(Faults.status(503)));
        assertThat(nights.nextNight()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(nights.told()).singleElement().asString().contains("build failed");
        Files.delete(inTheWay);
        nights.emlog().healthy();

        assertThat(nights.nextNight()).isZero();

        assertThat(nights.told())
                .singleElement()
                .asString()
                .endsWith("build works again; it had failed since 2026-11-25");
    }

    @Test
    void aFolderThatIsNotThereIsReported() throws Exception {
        Files.createSymbolicLink(state, nights.folder().resolve("not-mounted"));

        assertThat(nights.run()).isEqualTo(ExitCode.USAGE);

        assertThat(nights.told()).singleElement().asString().contains("start failed: " + state + ": is in the way");
    }

    @Test
    void aProcessThatIsRestartedDoesNotTellEachTime() throws Exception {
        nights.configuredForTheBlog("mirror: {every: 1d}\n");
        Files.createSymbolicLink(state, nights.folder().resolve("not-mounted"));

        assertThat(nights.run()).isEqualTo(ExitCode.USAGE);

        assertThat(nights.err()).contains("is in the way");
        assertThat(nights.told()).isEmpty();
    }
}
