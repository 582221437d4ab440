package io.github.emlogstatic.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFilesTest {

    @TempDir
    Path directory;

    @Test
    void whatAKilledRunWroteIsRemovedAndNothingElse() throws IOException {
        try (OwnFiles killed = files(false)) {
            killed.note("not finished");
            write(killed, "a/killed.txt");
            write(killed, "b.txt");
        }
        Files.writeString(directory.resolve("list.txt"), "0123456789abcdef c", StandardOpenOption.APPEND); // cut off
        Path mine = Files.writeString(directory.resolve("c.txt"), "of others");

        run("b.txt");

        assertThat(directory.resolve("a")).doesNotExist();
        assertThat(mine).hasContent("of others");
        assertThat(directory.resolve("list.txt")).hasContent(Checksum.of(directory.resolve("b.txt")) + " b.txt");
    }

    @Test
    void whatWasChangedIsRefusedOrStays() throws IOException {
        run("a.txt", "b.txt");
        Files.writeString(directory.resolve("a.txt"), "changed");

        try (OwnFiles files = files(false)) {
            assertThatThrownBy(() -> files.refuseChanged(path -> false))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("changed a.txt since");
        }
        run();

        assertThat(directory.resolve("a.txt")).hasContent("changed");
        assertThat(directory.resolve("b.txt")).doesNotExist();
    }

    @Test
    void aFileOfOthersIsOverwrittenOnlyByForce() throws IOException {
        Path file = Files.writeString(directory.resolve("a.txt"), "of others");

        assertThatThrownBy(() -> run("a.txt"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a.txt");
        assertThat(file).hasContent("of others");

        try (OwnFiles files = files(true)) {
            write(files, "a.txt");
        }
        assertThat(file).hasContent("text of a.txt");
    }

    @Test
    void aListDoesNotLeadOutOfItsDirectory() throws IOException {
        Path outside = Files.writeString(directory.resolve("outside.txt"), "");
        Path inside = Files.createDirectory(directory.resolve("in"));
        Files.writeString(inside.resolve("list.txt"), Checksum.of(outside) + " ../outside.txt\n");

        try (OwnFiles files = OwnFiles.in(inside, "list.txt", false)) {
            assertThatThrownBy(files::finish).isInstanceOf(StrayPathException.class);
        }
        assertThat(outside).exists();
    }

    private void run(String... paths) throws IOException {
        try (OwnFiles files = files(false)) {
            for (String path : paths) {
                write(files, path);
            }
            files.finish();
        }
    }

    private OwnFiles files(boolean force) throws IOException {
        return OwnFiles.in(directory, "list.txt", force);
    }

    private static void write(OwnFiles files, String path) throws IOException {
        files.write(path, ("text of " + path).getBytes(StandardCharsets.UTF_8));
    }
}
