package io.github.emlogstatic.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarrierTest {

    @TempDir(factory = TempDirFactory.Standard.class)
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 100})
    void writtenAndRemovedFilesAreAwaited(int files) throws IOException {
        Barrier barrier = new Barrier(folder);
        for (int i = 0; i < files; i++) {
            String path = i + "/" + i + ".json";
            AtomicFile.write(folder.resolve(path), new byte[] {1});
            barrier.wrote(path);
        }
        for (int i = 0; i < files; i += 2) {
            String path = i + "/" + i + ".json";
            Files.delete(folder.resolve(path));
            Files.delete(folder.resolve(path).getParent());
            barrier.removed(path);
        }

        assertThatCode(barrier::reach).doesNotThrowAnyException();
    }

    @Test
    void aRemovedFileThatIsWrittenAgainIsAwaited() {
        Barrier barrier = new Barrier(folder);
        barrier.wrote("a.json");
        barrier.removed("a.json");
        assertThatCode(barrier::reach).doesNotThrowAnyException();
        barrier.removed("a.json");
        barrier.wrote("a.json");

        assertThatThrownBy(barrier::reach).hasMessageContaining("a.json");
    }

    @Test
    void aMissingFileIsAnError() {
        Barrier barrier = new Barrier(folder);
        barrier.wrote("lost.json");

        assertThatThrownBy(barrier::reach).hasMessageContaining("cannot write").hasMessageContaining("lost.json");
        assertThatThrownBy(barrier::reach).as("it is still not there").hasMessageContaining("lost.json");
        barrier.forget();
        assertThatCode(barrier::reach).doesNotThrowAnyException();
    }

    @Test
    void aDurableWriteLeavesAnEqualFileAlone() throws IOException {
        Path list = folder.resolve("new/index.jsonl");

        assertThat(AtomicFile.writeDurably(list, new byte[] {1})).isTrue();
        assertThat(AtomicFile.writeDurably(list, new byte[] {1})).isFalse();
        assertThat(AtomicFile.writeDurably(list, new byte[] {2})).isTrue();

        assertThat(list).hasBinaryContent(new byte[] {2});
        assertThat(folder.resolve("new")).isDirectoryContaining(file -> file.equals(list));
    }
}
