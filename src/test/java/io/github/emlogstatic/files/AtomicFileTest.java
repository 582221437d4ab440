package io.github.emlogstatic.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class AtomicFileTest {

    @Test
    void aFolderOfSomebodyElseIsNamedAsTheReasonInsteadOfATemporaryFile() {
        assertThat(AtomicFile.reason(new AccessDeniedException(".a.html.tmp"))).startsWith("this user may not");
        assertThat(AtomicFile.reason(new FileSystemException(".a.html.tmp", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(AtomicFile.reason(new IOException("Input/output error"))).isEqualTo("Input/output error");
    }
}
