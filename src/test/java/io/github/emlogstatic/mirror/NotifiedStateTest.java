package io.github.emlogstatic.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifiedStateTest {

    @TempDir
    Path folder;

    @Test
    void withoutRoomForANewFileTheLastIsOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("told.json"), "{}");
        Files.createDirectories(folder.resolve(".told.json.tmp/in the way"));

        NotifiedState.read(file).with("my blog", BlogStatus.NONE).write(file);

        assertThat(file).content().contains("my blog");
    }
}
