package io.github.emlogstatic.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that are always either the old or the new version, whenever the program is killed. */
public final class AtomicFile {

    private AtomicFile() {}

    /** Replaces the file whole. */
    public static void write(Path file, byte[] bytes) throws IOException {
        replace(file, all(bytes), temporary -> {});
    }

    /**
     * Writes a file in its place at once, where none is and its folder is there. A kill may leave a part of it: only for
     * directories that nobody reads yet, where the next run makes the same file again.
     */
    public static void create(Path file, byte[] bytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(bytes);
        } catch (FileAlreadyExistsException e) {
            throw unwritable(file, e);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw unwritable(file, e);
        }
    }

    /** Writes what a file is to hold. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Replaces the file whole, piece by piece, so that a large one is never held in memory. */
    public static void write(Path file, Content content) throws IOException {
        replace(file, filling(content), temporary -> {});
    }

    private static Filling all(byte[] bytes) {
        return out -> {
            out.write(bytes);
            return true;
        };
    }

    private static Filling filling(Content content) {
        return out -> {
            OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
            content.writeTo(buffered);
            buffered.flush();
            return true;
        };
    }

    /**
     * Replaces the file whole, and returns when a power cut can no longer take it back. A file that holds those bytes
     * already is left alone. Takes some milliseconds: for the few files that tell of all others, after a {@link Barrier}.
     */
    public static boolean writeDurably(Path file, byte[] bytes) throws IOException {
        if (holds(file, bytes)) {
            return false;
        }
        writeDurably(file, out -> out.write(bytes));
        return true;
    }

    /** The same of a large file, piece by piece, whatever the file holds now. */
    public static void writeDurably(Path file, Content content) throws IOException {
        replace(file, filling(content), Barrier::force);
        Barrier.forceFolder(parent(file));
    }

    /** Replaces the file whole, line by line. */
    public static void writeLines(Path file, Stream<String> lines) throws IOException {
        write(file, out -> {
            for (String line : (Iterable<String>) lines::iterator) {
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
        });
    }

    /**
     * Replaces the file whole with the bytes of another, if these are the expected ones; its mode is that of a new file.
     * The bytes are read once.
     *
     * @param sha256 of the expected bytes
     * @return the checksum of the bytes; empty where they are others, and the file stays as it was
     */
    public static Optional<String> copy(Path from, Path file, String sha256) throws IOException {
        String[] checksum = new String[1];
        boolean copied = replace(
                file,
                out -> {
                    Checksum.Stream summed = new Checksum.Stream(out);
                    boolean expected = Hash.ofCopied(from, summed).equals(sha256);
                    checksum[0] = summed.digits();
                    return expected;
                },
                temporary -> {});
        return copied ? Optional.of(checksum[0]) : Optional.empty();
    }

    /** Writes what a file is to hold; whether it is to take its place. */
    private interface Filling {
        boolean into(OutputStream out) throws IOException;
    }

    private interface Finish {
        void of(Path temporary) throws IOException;
    }

    private static boolean replace(Path file, Filling filling, Finish finish) throws IOException {
        Path temporary = temporary(file);
        try {
            makeFolder(parent(file));
            boolean filled;
            try (OutputStream out = create(temporary)) {
                filled = filling.into(out);
            }
            if (filled) {
                finish.of(temporary);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.delete(temporary);
            }
            return filled;
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw unwritable(file, e);
        }
    }

    private static IOException unwritable(Path file, IOException e) {
        return new IOException("cannot write " + file + ": " + reason(e), e);
    }

    /** A new file, never one that a killed run has left: that one may have another mode, or be a link. */
    private static OutputStream create(Path temporary) throws IOException {
        try {
            return Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            Files.delete(temporary);
            return Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    /** A full disk says so without naming the file; a file system's exception names the file first, or that alone. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "this user may not; check the owner of the file and of its folder";
        }
        return e instanceof FileSystemException named && named.getReason() != null
                ? named.getReason()
                : String.valueOf(e.getMessage());
    }

    /** Leaves the file and its time alone where it already holds those bytes; whether it was written. */
    public static boolean writeIfChanged(Path file, byte[] bytes) throws IOException {
        if (holds(file, bytes)) {
            return false;
        }
        write(file, bytes);
        return true;
    }

    private static boolean holds(Path file, byte[] bytes) throws IOException {
        return Files.exists(file) && Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes);
    }

    /** Moves a finished file to its place, over what is there. */
    public static void move(Path from, Path to) throws IOException {
        makeFolder(parent(to));
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Where the bytes of a file stand until they are whole; a killed run may leave it behind. */
    public static Path temporary(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".tmp");
    }

    /** Whether the name is one of {@link #temporary}. */
    public static boolean isTemporary(String name) {
        return name.startsWith(".") && name.endsWith(".tmp");
    }

    /** To look first is several times as quick as to make what is there: a site has a file a page, in few folders. */
    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
    }

    private static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " is no file");
        }
        return parent;
    }
}
