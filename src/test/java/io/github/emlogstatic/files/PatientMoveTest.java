package io.github.emlogstatic.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a move makes of the answers that Windows gives while another program has the file. */
class PatientMoveTest {

    private static final FileSystemException IN_USE =
            new FileSystemException("a", "b", "The process cannot access the file because it is being used");

    private final List<Long> pauses = new ArrayList<>();

    private void move(boolean windows, IOException... failures) throws IOException {
        Iterator<IOException> next = List.of(failures).iterator();
        PatientMove.repeat(
                windows,
                () -> {
                    if (next.hasNext()) {
                        throw next.next();
                    }
                },
                pauses::add);
    }

    @Test
    void aFileInUseIsMovedOnceItIsFree() throws Exception {
        move(true, IN_USE, new AccessDeniedException("a"), IN_USE);

        assertThat(pauses).containsExactly(4L, 8L, 16L);
    }

    @Test
    void afterASecondTheFailureIsReported() {
        assertThatThrownBy(() -> move(true, IN_USE, IN_USE, IN_USE, IN_USE, IN_USE, IN_USE, IN_USE, IN_USE, IN_USE))
                .isSameAs(IN_USE);
        assertThat(pauses.stream().mapToLong(Long::longValue).sum()).isEqualTo(1020);
    }

    @Test
    void otherFailuresAndSystemsAreReportedAtOnce() {
        assertThatThrownBy(() -> move(true, new NoSuchFileException("a"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> move(false, new AccessDeniedException("a"))).isInstanceOf(AccessDeniedException.class);
        assertThat(pauses).isEmpty();
    }
}
