package io.github.emlogstatic.archive.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.SmallDisk;
import io.github.emlogstatic.archive.index.Index;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Folder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoTest {

    @TempDir
    private Path root;

    private Undo undo;

    @BeforeEach
    void start() {
        undo = new Undo(new Folder(root));
    }

    @Test
    void theFoldersThatTheRunHasMadeGo() throws IOException {
        writeNew("articles/1.json");
        writeNew("private/articles/2.json");

        undo.restore(Index.load(root));

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeRemovedStays() throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(root.resolve("articles"), "64k")) {
            writeNew("articles/1.json");
            writeNew("pages/2.json");

            undo.restore(Index.load(root));

            assertThat(disk.folder()).isEmptyDirectory();
            assertThat(root.resolve("pages")).doesNotExist();
        }
    }

    private void writeNew(String path) throws IOException {
        undo.keep(path, Optional.empty());
        AtomicFile.write(root.resolve(path), new byte[] {1});
    }
}
