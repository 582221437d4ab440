package io.github.emlogstatic.serve;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FileWatcherTest {

    @TempDir
    private Path folder;

    /** Else the preview would end when somebody leads the link to a theme elsewhere. */
    @Test
    @Timeout(60)
    void aLinkMayBeLedElsewhereAtAnyMoment() throws Exception {
        Path theme = Files.createDirectory(folder.resolve("theme"));
        Files.writeString(theme.resolve("theme.yaml"), "parent: default");
        Path link = folder.resolve("link");
        AtomicBoolean looking = new AtomicBoolean(true);
        Thread flipping = new Thread(() -> flip(link, theme, looking), "flipping");
        flipping.start();
        try {
            for (int i = 0; i < 20_000; i++) {
                assertThat(FileWatcher.look(List.of(link))).hasSizeLessThan(2);
            }
        } finally {
            looking.set(false);
            flipping.join();
        }
    }

    /** Such as a log of another program. */
    @Test
    @Timeout(60)
    void aFileThatChangesAllTheTimeHidesNoEdit() throws Exception {
        Path edited = folder.resolve("a.css");
        FileWatcher watcher = new FileWatcher();
        watcher.start(List.of(folder), edited, Map.of());
        AtomicBoolean wanted = new AtomicBoolean(true);
        Thread writing = new Thread(() -> append(folder.resolve("log.txt"), wanted), "writing");
        writing.start();
        try {
            Files.writeString(edited, "b {}");

            assertThat(watcher.changes()).contains(edited);
        } finally {
            wanted.set(false);
            writing.join();
        }
    }

    /** Looking at that many files takes a while: what counts is the time, not how often they were looked at. */
    @Test
    @Timeout(60)
    void anEditAmongManyFilesIsSeenInSeconds() throws Exception {
        for (int i = 0; i < 400; i++) {
            Files.writeString(folder.resolve(i + ".css"), "b {}");
        }
        FileWatcher watcher = new FileWatcher();
        watcher.start(Collections.nCopies(150, folder), folder.resolve("log.txt"), Map.of());
        AtomicBoolean wanted = new AtomicBoolean(true);
        Thread writing = new Thread(() -> append(folder.resolve("log.txt"), wanted), "writing");
        writing.start();
        try {
            long start = System.nanoTime();
            watcher.changes();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
        } finally {
            wanted.set(false);
            writing.join();
        }
    }

    private static void append(Path log, AtomicBoolean wanted) {
        try {
            while (wanted.get()) {
                Files.writeString(log, "x", CREATE, APPEND);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void flip(Path link, Path target, AtomicBoolean wanted) {
        try {
            while (wanted.get()) {
                Files.createSymbolicLink(link, target);
                Files.delete(link);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
