package io.github.emlogstatic.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

    @TempDir
    Path folder;

    @Test
    void aLinkedDirectoryIsListedWithItsLinks() throws IOException {
        Path disk = Files.createDirectories(folder.resolve("disk/b")).getParent();
        Files.writeString(disk.resolve("b/茶.html"), "");
        Files.writeString(disk.resolve("a.html"), "one");
        Files.createSymbolicLink(disk.resolve("round"), disk);

        Path link = Files.createSymbolicLink(folder.resolve("public"), disk);

        FileTree tree = FileTree.of(link);
        assertThat(tree.lengths()).isEqualTo(Map.of("a.html", 3L, "b/茶.html", 0L));
        assertThat(tree.links()).containsExactly("round");
    }

    @Test
    void whatBelongsToToolsIsLeftOut() throws IOException {
        Path theme = Files.createDirectories(folder.resolve("node_modules/theme"));
        Files.createDirectories(theme.resolve("a/node_modules/p"));
        Files.createSymbolicLink(theme.resolve("a/node_modules/q"), Path.of("p"));
        Files.writeString(theme.resolve("a/node_modules/p/p.css"), "");
        Files.writeString(theme.resolve("a/b.peb~"), "");
        Files.writeString(theme.resolve("a/b.peb"), "");

        assertThat(FileTree.withoutTools(theme).filesAndLinks()).containsExactly("a/b.peb");
    }
}
