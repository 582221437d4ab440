package io.github.emlogstatic.archive.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ChangeJournalTest {

    /** Java's exception names no file if it is not opened, but written to. */
    @Test
    void aFullDiskIsNamed() throws Exception {
        Path full = Path.of("/dev/full");
        Skip.unless(Files.exists(full), "no /dev/full on this system");

        assertThatThrownBy(() -> new ChangeJournal(full).announce("articles/1.json", ChangeJournal.REMOVED))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write /dev/full: No space left on device");
    }
}
