package io.github.emlogstatic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Puts the temporary folders of all tests into memory, where the system has room: waiting for a disk takes most of the
 * time of a small build. {@code junit-platform.properties} names this class. A test that needs a disk says
 * {@code @TempDir(factory = TempDirFactory.Standard.class)}.
 */
public final class InMemory implements TempDirFactory {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ENOUGH = 1_000_000_000;
    private static final boolean STARTS_PROGRAMS = startsPrograms();

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) {
        return folder();
    }

    /** A new folder, which the caller deletes. */
    public static Path folder() {
        try {
            boolean room = STARTS_PROGRAMS && Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH;
            return room ? Files.createTempDirectory(MEMORY, "emlog-static") : Files.createTempDirectory("emlog-static");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Docker mounts it so that no program in it can be started, as some tests do. */
    private static boolean startsPrograms() {
        try {
            Path program = Files.createTempFile(MEMORY, "emlog-static", "");
            boolean starts = program.toFile().setExecutable(true) && Files.isExecutable(program);
            Files.delete(program);
            return starts;
        } catch (IOException e) {
            return false;
        }
    }
}
