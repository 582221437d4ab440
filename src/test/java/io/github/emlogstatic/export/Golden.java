package io.github.emlogstatic.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/**
 * Exports as they are known, in {@code src/test/resources/golden}. After a change that is meant to show: {@code mvn test
 * -Dtest='*ExportTest' -Dgolden=update}, and look at the difference.
 */
final class Golden {

    private Golden() {}

    static void assertSame(String name, Map<String, String> files) throws IOException {
        Path golden = Path.of("src/test/resources/golden", name);
        if ("update".equals(System.getProperty("golden"))) {
            update(golden, files);
        }
        Map<String, String> expected = read(golden);
        assertThat(files.keySet()).isEqualTo(expected.keySet());
        expected.forEach((path, text) -> assertThat(files.get(path)).as(path).isEqualTo(text));
    }

    private static Map<String, String> read(Path golden) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(golden)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(golden.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }

    private static void update(Path golden, Map<String, String> files) throws IOException {
        if (Files.exists(golden)) {
            PathUtils.deleteDirectory(golden);
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = golden.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
    }
}
