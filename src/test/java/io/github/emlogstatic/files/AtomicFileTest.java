package io.github.emlogstatic.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.Skip;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {

    @Test
    void anUnwritableFolderIsNamedAsTheReason() {
        assertThat(AtomicFile.reason(new AccessDeniedException(".a.html.tmp"))).startsWith("this user may not");
        assertThat(AtomicFile.reason(new FileSystemException(".a.html.tmp", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(AtomicFile.reason(new IOException("Input/output error"))).isEqualTo("Input/output error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"articles", "content/uploadfile/202401"})
    void aFileInThePlaceOfAFolderIsNamed(String parent, @TempDir Path folder) throws IOException {
        Path file = folder.resolve(parent).resolve("1.json");
        Path inTheWay = Files.writeString(folder.resolve(parent.replaceAll("/.*", "")), "a file");

        assertThatThrownBy(() -> AtomicFile.write(file, new byte[0]))
                .hasMessage("cannot write " + file + ": " + inTheWay + ": " + AtomicFile.NO_DIRECTORY);
        assertThatThrownBy(() -> AtomicFile.create(file, ByteBuffer.allocate(0)))
                .hasMessage("cannot write " + file + ": " + inTheWay + ": " + AtomicFile.NO_DIRECTORY);
        assertThat(inTheWay).hasContent("a file");
    }

    @Test
    void aLeftoverTemporaryFileIsNotReused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.html");
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "not ours");
        Files.createSymbolicLink(AtomicFile.temporary(file), elsewhere);

        AtomicFile.write(file, "ours".getBytes(StandardCharsets.UTF_8));

        assertThat(file).isRegularFile().hasContent("ours");
        assertThat(elsewhere).hasContent("not ours");
    }

    /** Its output is a file here, as behind {@code >}. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no /dev on Windows")
    void whatGoesToStdoutStandsBetweenOtherLines(@TempDir Path folder) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path said = folder.resolve("said");
        Process program = new ProcessBuilder(
                        java.toString(), "-cp", System.getProperty("java.class.path"), ToStdout.class.getName())
                .redirectOutput(said.toFile())
                .start();

        assertThat(program.waitFor()).isZero();
        assertThat(said).content().isEqualTo("before report after");
    }

    /** A program of its own. */
    static final class ToStdout {
        public static void main(String[] arguments) throws IOException {
            System.out.print("before ");
            AtomicFile.writeNamed(Path.of("/dev/stdout"), "report".getBytes(StandardCharsets.UTF_8));
            System.out.print(" after");
        }
    }

    /** As of root, who could replace {@code /dev/null}. */
    @Test
    void aNamedPipeIsWrittenToAndNotReplaced(@TempDir Path folder) throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        Skip.unless(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no pipes here");
        Path read = folder.resolve("read");
        Process reader = new ProcessBuilder("cat", pipe.toString())
                .redirectOutput(read.toFile())
                .start();
        try {
            AtomicFile.writeNamed(pipe, "report".getBytes(StandardCharsets.UTF_8));

            assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther())
                    .isTrue();
            assertThat(reader.waitFor()).isZero();
            assertThat(read).hasContent("report");
        } finally {
            reader.destroyForcibly();
        }
    }
}
