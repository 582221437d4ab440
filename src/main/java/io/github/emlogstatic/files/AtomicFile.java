package io.github.emlogstatic.files;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.IOPredicate;
import org.apache.commons.io.output.CloseShieldOutputStream;

/** Replaces files atomically: whenever the program is killed, a file is either the old or the new version. */
public final class AtomicFile {

    private static final String DIRECTORY = "a directory is in its place; move that away";

    /** What to do about a file that is where a directory should be. */
    public static final String NO_DIRECTORY = "is in the way: no directory, or a link to one that is not there;"
            + " move it away, or mount the disk that the link leads to";

    /** In bytes: no disk holds a longer name. */
    private static final int LONGEST_NAME = 255;

    /**
     * The standard streams of this process, by the paths under which Linux offers them. If such a path were opened, a
     * redirected stream would be overwritten from its beginning.
     */
    private static final Map<Path, FileDescriptor> OWN = Map.of(
            Path.of("/dev/stdout"), FileDescriptor.out,
            Path.of("/dev/fd/1"), FileDescriptor.out,
            Path.of("/dev/stderr"), FileDescriptor.err,
            Path.of("/dev/fd/2"), FileDescriptor.err);

    private AtomicFile() {}

    public static void write(Path file, byte[] bytes) throws IOException {
        replace(file, all(bytes), temporary -> {});
    }

    /**
     * Replaces a file that the user has named. A device or a pipe, such as {@code /dev/null}, is written to and not
     * replaced. Bytes for {@code /dev/stdout} go to the stream of this process, to which the program writes other
     * lines, too.
     */
    public static void writeNamed(Path file, byte[] bytes) throws IOException {
        FileDescriptor own = OWN.get(file.toAbsolutePath().normalize());
        if (own == null && !isDeviceOrPipe(file)) {
            write(file, bytes);
            return;
        }
        try (OutputStream out = own == null
                ? Files.newOutputStream(file, StandardOpenOption.WRITE)
                : CloseShieldOutputStream.wrap(new FileOutputStream(own))) {
            out.write(bytes);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static boolean isDeviceOrPipe(Path file) throws IOException {
        return Files.exists(file)
                && Files.readAttributes(file, BasicFileAttributes.class).isOther();
    }

    /**
     * Writes a new file in place, without a temporary file. Fails if the file exists; its folder must exist. A kill may
     * leave half of the file, so use it only for directories that nobody reads yet and that the next run writes again.
     */
    public static void create(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (FileAlreadyExistsException e) {
            throw unwritable(file, e);
        } catch (IOException e) {
            discard(file, e);
            throw unwritable(file, e);
        }
    }

    /** Replaces the file. The content is written piece by piece, so that a large file is never held in memory. */
    public static void write(Path file, IOConsumer<OutputStream> content) throws IOException {
        replace(file, filling(content), temporary -> {});
    }

    private static IOPredicate<OutputStream> all(byte[] bytes) {
        return out -> {
            out.write(bytes);
            return true;
        };
    }

    private static IOPredicate<OutputStream> filling(IOConsumer<OutputStream> content) {
        return out -> {
            OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
            content.accept(buffered);
            buffered.flush();
            return true;
        };
    }

    /**
     * Replaces the file, and returns when a power cut can no longer undo that. A file that already has those bytes is left
     * alone. Takes some milliseconds, so use it for the few files that list all others, after a {@link Barrier}.
     *
     * @return whether the file was written
     */
    public static boolean writeDurably(Path file, byte[] bytes) throws IOException {
        if (holds(file, bytes)) {
            return false;
        }
        writeDurably(file, out -> out.write(bytes));
        return true;
    }

    /** Replaces a large file as durably. It is written piece by piece, even if its bytes stay the same. */
    public static void writeDurably(Path file, IOConsumer<OutputStream> content) throws IOException {
        replace(file, filling(content), Barrier::force);
        Barrier.forceFolder(parent(file));
    }

    public static void writeLines(Path file, Stream<String> lines) throws IOException {
        write(file, out -> {
            for (String line : (Iterable<String>) lines::iterator) {
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
        });
    }

    /**
     * Copies a file over another, if its bytes have the expected hash. The bytes are read once. The copy has the mode of a
     * new file.
     *
     * @return the {@link Checksum} of the bytes; empty if they have another hash, and the target is unchanged
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

    /** @param filling fills a temporary file, and tells whether it is to replace the target */
    private static boolean replace(Path file, IOPredicate<OutputStream> filling, IOConsumer<Path> finish)
            throws IOException {
        Path temporary = temporary(file);
        try {
            makeFolder(parent(file));
            boolean filled;
            try (OutputStream out = create(temporary)) {
                filled = filling.test(out);
            }
            if (filled) {
                finish.accept(temporary);
                PatientMove.of(temporary, file);
            } else {
                Files.delete(temporary);
            }
            return filled;
        } catch (DamagedException e) { // of what was to be written
            discard(temporary, e);
            throw e;
        } catch (IOException e) {
            discard(temporary, e);
            throw unwritable(file, e);
        }
    }

    /** Deletes a temporary file after a failure. If that fails, too, the first failure is still the one to report. */
    private static void discard(Path useless, IOException failure) {
        try {
            Files.deleteIfExists(useless);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Adds the name of the file to a failure, and what is in the way, if something is. Java does not name the file when
     * the disk is full.
     */
    public static IOException unwritable(Path file, IOException e) {
        String reason =
                Files.isDirectory(file) ? DIRECTORY : insteadOfFolder(file).orElseGet(() -> reason(e));
        return new IOException("cannot write " + file + ": " + reason, e);
    }

    /** What to do about a file that is where one of the folders of another file should be. */
    private static Optional<String> insteadOfFolder(Path file) {
        Path there = parent(file);
        while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        return Files.isDirectory(there) ? Optional.empty() : Optional.of(there + ": " + NO_DIRECTORY);
    }

    /** Creates a new file. One left by a killed run is deleted first, since it may have another mode or be a link. */
    private static OutputStream create(Path temporary) throws IOException {
        try {
            return Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            Files.delete(temporary);
            return Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    /** The reason alone: the message of a {@link FileSystemException} starts with the file, or consists of it. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "this user may not; check the owner of the file and of its folder";
        }
        if (e instanceof DirectoryNotEmptyException full) { // of the temporary name
            return full.getFile() + ": " + DIRECTORY;
        }
        return e instanceof FileSystemException named && named.getReason() != null
                ? named.getReason()
                : String.valueOf(e.getMessage());
    }

    /** Replaces the file, unless it already has those bytes. Returns whether it was written. */
    public static boolean writeIfChanged(Path file, byte[] bytes) throws IOException {
        if (holds(file, bytes)) {
            return false;
        }
        write(file, bytes);
        return true;
    }

    /** Whether a file has those bytes. One that the disk cannot read has none. */
    public static boolean holds(Path file, byte[] bytes) throws IOException {
        try {
            return Files.exists(file)
                    && Files.size(file) == bytes.length
                    && Arrays.equals(FileContent.bytes(file), bytes);
        } catch (DamagedException e) {
            return false; // what takes its place can be read
        }
    }

    /** Moves a finished file, replacing the target. */
    public static void move(Path from, Path to) throws IOException {
        makeFolder(parent(to));
        PatientMove.of(from, to);
    }

    /** The temporary file that is written before it replaces the file. A killed run may leave it behind. */
    public static Path temporary(Path file) {
        return file.resolveSibling(temporary(String.valueOf(file.getFileName())));
    }

    /** The path of the temporary file for a file at that path, with {@code /}. */
    public static String temporary(String path) {
        int start = path.lastIndexOf('/') + 1;
        String name = path.substring(start);
        boolean fits = name.getBytes(StandardCharsets.UTF_8).length + ".".length() + ".tmp".length() <= LONGEST_NAME;
        return path.substring(0, start) + "." + (fits ? name : Hash.fingerprint(name)) + ".tmp";
    }

    public static boolean isTemporary(String name) {
        return name.startsWith(".") && name.endsWith(".tmp");
    }

    /** Checks first, because that is several times faster than creating a folder that exists. */
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
