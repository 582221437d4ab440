package io.github.emlogstatic.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
