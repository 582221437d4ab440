package io.github.emlogstatic.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {

    @TempDir
    Path directory;

    @Test
    void noRunWritesWhatIsRead() throws IOException {
        Path file = Files.createDirectory(directory.resolve("state")).resolve("lock");
        try (Closeable reading = DirectoryLock.toRead(directory, file)) {
            assertThatThrownBy(() -> DirectoryLock.on(directory, file)).isInstanceOf(LockedException.class);
        }
        try (DirectoryLock writing = DirectoryLock.on(directory, file)) {
            assertThatThrownBy(() -> DirectoryLock.toRead(directory, file)).isInstanceOf(LockedException.class);
        }
    }

    /** The archive of the examples got a lock of its own, which a release then contained. */
    @Test
    void readingCreatesNoFolder() throws IOException {
        DirectoryLock.toRead(directory, directory.resolve("state/lock")).close();

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatNobodyCanLockIsReadWithoutALock() throws IOException {
        Path file = Files.writeString(directory.resolve("state"), "in the way").resolve("lock");

        DirectoryLock.toRead(directory, file).close();

        assertThat(directory.resolve("state")).hasContent("in the way");
    }
}
