package io.github.emlogstatic.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.files.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormulaCacheTest {

    @TempDir
    private Path folder;

    @Test
    void aDamagedCacheHasNoFormulas() throws IOException {
        Path file = folder.resolve("formulas");
        byte[] json = "{\"x\":\"<math/>\"}".getBytes(UTF_8);
        byte[] whole = (Checksum.of(json) + "\n" + new String(json, UTF_8)).getBytes(UTF_8);
        Files.write(file, whole);
        assertThat(FormulaCache.load(file).known(false)).isEqualTo(Map.of("x", "<math/>"));

        for (int at : new int[] {0, 20, whole.length - 1}) {
            byte[] damaged = whole.clone();
            damaged[at] = (byte) 0xFF;
            Files.write(file, damaged);
            assertThat(FormulaCache.load(file).known(false)).isEmpty();
        }
        Files.write(file, new byte[0]);
        assertThat(FormulaCache.load(file).known(false)).isEmpty();
    }

    @Test
    void aCacheThatTheDiskCannotReadHasNoFormulas() throws IOException {
        assertThat(FormulaCache.load(Path.of("/proc/self/mem")).known(false)).isEmpty();
    }
}
