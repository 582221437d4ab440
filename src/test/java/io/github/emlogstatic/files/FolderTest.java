package io.github.emlogstatic.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {

    @TempDir
    private Path root;

    @Test
    void aLinkInAFolderThatWasThereIsRefused() throws Exception {
        Files.createDirectories(root.resolve("articles"));
        Files.createSymbolicLink(root.resolve("articles/1.json"), root.resolve("gone"));
        Folder folder = new Folder(root);

        assertThatExceptionOfType(StrayPathException.class).isThrownBy(() -> folder.file("articles/1.json"));
        assertThat(folder.isInCreated("articles/1.json")).isFalse();
    }

    @Test
    void aLinkInPlaceOfAFolderIsRefused() throws Exception {
        Files.createSymbolicLink(root.resolve("private"), root.resolve("gone"));
        Folder folder = new Folder(root);

        assertThatExceptionOfType(StrayPathException.class).isThrownBy(() -> folder.place("private/articles/1.json"));
        assertThat(folder.isInCreated("private/articles/1.json")).isFalse();
    }

    @Test
    void aFolderThatComesLaterHoldsNothingOfOthers() throws Exception {
        Folder folder = new Folder(root);
        Path file = folder.file("private/articles/1.json");

        AtomicFile.write(file, new byte[] {1});

        assertThat(folder.isInCreated("private/articles/1.json")).isTrue();
        assertThat(folder.isInCreated("private/key")).isTrue();
        assertThat(folder.isInCreated("blog.json")).isFalse();
    }

    @Test
    void aDirectoryInPlaceOfAFileIsNamed() throws Exception {
        Path inTheWay = Files.createDirectories(root.resolve("articles/1.json"));

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> new Folder(root).read("articles/1.json"))
                .withMessage(inTheWay + ": Is a directory");
    }
}
