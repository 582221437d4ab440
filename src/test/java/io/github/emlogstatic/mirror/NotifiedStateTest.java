package io.github.emlogstatic.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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

    @Test
    void withoutRoomForALongerStateTheLastStays() throws Exception {
        Path there = folder.resolve("disk");
        try (SmallDisk disk = SmallDisk.mounted(there, "64k")) {
            Path file = disk.folder().resolve("told.json");
            NotifiedState last = new NotifiedState(Map.of("my blog", BlogStatus.NONE));
            last.write(file);
            NotifiedState longer = last.with("long".repeat(25_000), BlogStatus.NONE);

            assertThatThrownBy(() -> longer.write(file)).hasMessageContaining("cannot write " + file);

            assertThat(NotifiedState.read(file)).isEqualTo(last);
        }
    }
}
