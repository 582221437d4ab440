package io.github.emlogstatic.bench;

import io.github.emlogstatic.fakeemlog.EmlogServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.file.PathUtils;

/**
 * The program as it is shipped: with its launcher, and with the Java of the application image if one was made of the same
 * jar; or the native executable.
 *
 * @param runtime which Java that is, if any
 * @param cache the directory of its class archive
 */
record Launcher(Path file, String runtime, Path cache) {

    private static final Path JAR = Path.of("target/emlog-static.jar");
    private static final Path IMAGES = Path.of("target/image");
    private static final Path EXECUTABLE = Path.of("target/native");

    static Launcher in(Path directory, boolean executable) throws IOException, InterruptedException {
        Path cache = Files.createDirectories(directory.resolve("cache"));
        Launcher launcher = executable ? executable(directory, cache) : find(directory, cache);
        launcher.warm(directory.resolve("warm"));
        return launcher;
    }

    private static Launcher executable(Path directory, Path cache) throws IOException {
        FileUtils.copyDirectory(
                EXECUTABLE.toFile(), directory.resolve("program/lib").toFile());
        Path file = launcher(directory.resolve("program"));
        directory.resolve("program/lib/emlog-static").toFile().setExecutable(true);
        return new Launcher(file, "native executable", cache);
    }

    private static Launcher find(Path directory, Path cache) throws IOException {
        if (Files.exists(IMAGES)) {
            try (Stream<Path> images = Files.list(IMAGES)) {
                for (Path image : images.toList()) {
                    if (Files.mismatch(JAR, image.resolve("lib/emlog-static.jar")) < 0) {
                        String java = Files.readString(image.resolve("runtime/release"))
                                .replaceFirst("(?s).*JAVA_VERSION=\"([^\"]+)\".*", "$1");
                        Path file = image.resolve("bin/emlog-static").toAbsolutePath();
                        return new Launcher(file, "Java " + java + " (application image)", cache);
                    }
                }
            }
        }
        Path program = directory.resolve("program");
        Files.createDirectories(program.resolve("lib"));
        Files.copy(JAR, program.resolve("lib/emlog-static.jar"));
        return new Launcher(launcher(program), "Java " + System.getProperty("java.version"), cache);
    }

    private static Path launcher(Path program) throws IOException {
        Path file = Files.createDirectories(program.resolve("bin")).resolve("emlog-static");
        Files.copy(Path.of("src/main/dist/bin/emlog-static"), file);
        file.toFile().setExecutable(true);
        return file;
    }

    Map<String, String> environment() {
        return Map.of("JAVA_HOME", System.getProperty("java.home"), "XDG_CACHE_HOME", cache.toString());
    }

    /** The same program as it is after it was unpacked, if it then writes its class archive. */
    Optional<Launcher> unpacked(Path empty) throws IOException {
        return PathUtils.isEmpty(cache) ? Optional.empty() : Optional.of(new Launcher(file, runtime, empty));
    }

    /** The first build writes the class archive that later ones start from. */
    private void warm(Path directory) throws IOException, InterruptedException {
        try (EmlogServer emlog = EmlogServer.serving(GeneratedBlog.of(20))) {
            Run.of(
                    Files.createDirectories(directory),
                    environment(),
                    List.of(file.toString(), "build", emlog.address()));
        }
    }
}
