package io.github.emlogstatic;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** Folders that take long to make and are only read. All processes of a run of Maven share them. */
public final class MadeOnce {

    private static final Path ALL = Path.of("target", "made-once").toAbsolutePath();

    /** Maven says when its run began; an IDE says the same each time, or nothing, so classes and sample are asked, too. */
    private static final Path FOLDERS =
            ALL.resolve("run" + System.getProperty("run", "").replaceAll("\\D", "") + "-" + newest());

    /** Stays open, so that no other run deletes the folders before this process ends. */
    private static final FileChannel USED = use();

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
        try (FileChannel file = open(FOLDERS.resolve(name + ".lock"));
                FileLock lock = file.lock()) {
            if (!Files.exists(made)) {
                FileUtils.deleteDirectory(folder.toFile()); // a process may have died over it
                maker.make(Files.createDirectory(folder));
                Files.createFile(made);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long newest() {
        return Stream.of("target/classes", "target/test-classes", "examples/sample-blog")
                .flatMap(folder -> FileUtils.listFiles(new File(folder), null, true).stream())
                .mapToLong(File::lastModified)
                .max()
                .orElseThrow();
    }

    private static FileChannel use() {
        try {
            if (FOLDERS.toFile().mkdirs()) {
                deleteUnused();
            }
            FileChannel users = open(FOLDERS.resolve("users"));
            users.lock(0, Long.MAX_VALUE, true);
            return users;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the folders of other runs that have ended. */
    private static void deleteUnused() throws IOException {
        for (File other : ALL.toFile().listFiles(other -> other.isDirectory() && !other.equals(FOLDERS.toFile()))) {
            if (!isUsed(other)) {
                FileUtils.deleteQuietly(other);
            }
        }
    }

    private static boolean isUsed(File folders) throws IOException {
        try (FileChannel users = open(folders.toPath().resolve("users"));
                FileLock lock = users.tryLock()) {
            return lock == null;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
