package io.github.emlogstatic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.commons.io.FileUtils;

/** Folders that take long to make and are only read. All processes of a run of Maven share them. */
public final class MadeOnce {

    /** Maven says when its run began; a process without Maven has folders of its own. */
    private static final Path FOLDERS = Path.of(
                    "target",
                    "made-once",
                    System.getProperty(
                            "run", Long.toString(ProcessHandle.current().pid())))
            .toAbsolutePath();

    private MadeOnce() {}

    /** Makes a folder. */
    @FunctionalInterface
    public interface Maker {
        /** @param folder is there, and empty */
        void make(Path folder) throws IOException;
    }

    /** The folder of that name. The first process that asks for it makes it, and the others wait. */
    public static synchronized Path folder(String name, Maker maker) {
        Path folder = FOLDERS.resolve(name);
        Path made = FOLDERS.resolve(name + ".made");
        try {
            Files.createDirectories(FOLDERS);
            try (FileChannel file = FileChannel.open(
                            FOLDERS.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                if (!Files.exists(made)) {
                    FileUtils.deleteDirectory(folder.toFile()); // a process may have died over it
                    maker.make(Files.createDirectory(folder));
                    Files.createFile(made);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
