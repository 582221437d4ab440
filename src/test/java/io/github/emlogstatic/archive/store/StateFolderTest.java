package io.github.emlogstatic.archive.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFolderTest {

    @TempDir
    private Path archive;

    private record Notes(boolean ended, List<String> missed, List<String> gaps, String summary) {}

    @Test
    void notesAreReadAsTheyWereWritten() throws IOException {
        StateFolder state = new StateFolder(archive);
        state.write("notes.json", new Notes(true, List.of("第 \"1\" 页", "b"), List.of(), "c: d"));

        assertThat(state.notes("notes.json"))
                .contains(Map.of(
                        "ended", List.of("true"), "missed", List.of("第 \"1\" 页", "b"), "summary", List.of("c: d")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "5", "{\"missed\": [\"a\"", "\0\0\0", "{\"missed\": [a]}"})
    void damagedNotesAreNone(String json) throws IOException {
        StateFolder state = new StateFolder(archive);
        Files.createDirectories(state.file(""));
        Files.writeString(state.file("notes.json"), json);

        assertThat(state.notes("notes.json")).isEmpty();
        assertThat(state.notes("others.json")).isEmpty();
    }
}
