package io.github.emlogstatic.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @Test
    void anUnwritableFolderIsNamedAsTheReason() {
        assertThat(AtomicFile.reason(new AccessDeniedException(".a.html.tmp"))).startsWith("this user may not");
        assertThat(AtomicFile.reason(new FileSystemException(".a.html.tmp", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(AtomicFile.reason(new IOException("Input/output error"))).isEqualTo("Input/output error");
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
}
