package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFilesTest {

    @TempDir
    Path folder;

    @Test
    void namesStayTheSameInAllVersions() {
        assertThat(new CacheFiles(folder).manifest(folder.resolve("public"))).hasFileName("public-efa1f375.manifest");
        assertThat(new CacheFiles(folder).readAgain(folder.resolve("a".repeat(235))))
                .asString()
                .contains("/" + "a".repeat(235) + "-");
    }

    @Test
    void aLongPathHasANameThatEverySystemAllows() throws IOException {
        CacheFiles caches = new CacheFiles(folder);
        Path one = folder.resolve("one").resolve("a".repeat(200)).resolve("b".repeat(200));
        Path two = folder.resolve("two").resolve("a".repeat(200)).resolve("b".repeat(200));

        Files.createDirectories(caches.manifest(one).getParent());
        assertThat(Files.createFile(caches.manifest(one))).isNotEqualTo(caches.manifest(two));
        assertThat(Files.createFile(caches.readAgain(one))).isNotEqualTo(caches.readAgain(two));
    }
}
