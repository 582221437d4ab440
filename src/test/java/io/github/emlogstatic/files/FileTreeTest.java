package io.github.emlogstatic.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

    @TempDir
    Path folder;

    @Test
    void aLinkedDirectoryIsListedWithItsLinks() throws IOException {
        Path disk = Files.createDirectories(folder.resolve("disk/b")).getParent();
        Files.writeString(disk.resolve("b/茶.html"), "");
        Files.writeString(disk.resolve("a.html"), "");
        Files.createSymbolicLink(disk.resolve("round"), disk);

        Path link = Files.createSymbolicLink(folder.resolve("public"), disk);

        assertThat(FileTree.of(link)).isEqualTo(new FileTree(List.of("a.html", "b/茶.html"), List.of("round")));
    }
}
