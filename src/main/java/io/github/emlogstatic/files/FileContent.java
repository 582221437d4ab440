package io.github.emlogstatic.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import org.apache.commons.io.function.IOSupplier;

/**
 * Reads files. Where a disk cannot read what it holds, Java says so without the name of the file. Here that is a {@link
 * DamagedException}, which names it. A file that cannot be opened fails as everywhere in Java.
 */
public final class FileContent {

    /** Memory for a part of a file. A new one for each file would have to be cleared first. */
    private static final ThreadLocal<byte[]> ROOMS = ThreadLocal.withInitial(() -> new byte[1 << 16]);

    private FileContent() {}

    /** All bytes of a file. An interrupt does not stop it. */
    public static byte[] bytes(Path file, OpenOption... options) throws IOException {
        try (InputStream in = stream(file, options)) {
            return in.readAllBytes();
        }
    }

    /** Passes on all that a stream has. Neither of the two may itself read a file in this way. */
    static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] room = ROOMS.get();
        for (int length = in.read(room); length >= 0; length = in.read(room)) {
            out.write(room, 0, length);
        }
    }

    public static InputStream stream(Path file, OpenOption... options) throws IOException {
        return new Content(file, Files.newInputStream(file, options));
    }

    /**
     * Reads a file that is neither in the archive nor in the site, so that nothing of this program can give it again. If the
     * disk cannot read it, that is told as of any file.
     */
    public static <T> T ofOthers(IOSupplier<T> reading) throws IOException {
        try {
            return reading.get();
        } catch (DamagedException e) {
            throw e.withoutRemedy();
        }
    }

    /** Whether the disk can read all that a file holds. */
    public static boolean isReadable(Path file) throws IOException {
        try (InputStream in = stream(file, LinkOption.NOFOLLOW_LINKS)) {
            copy(in, OutputStream.nullOutputStream());
            return true;
        } catch (DamagedException e) {
            return false;
        }
    }

    private static final class Content extends FilterInputStream {

        private final Path file;

        Content(Path file, InputStream in) {
            super(in);
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (IOException e) {
                throw failure(e);
            }
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                return in.read(bytes, from, length);
            } catch (IOException e) {
                throw failure(e);
            }
        }

        @Override
        public byte[] readAllBytes() throws IOException {
            try {
                return in.readAllBytes();
            } catch (IOException e) {
                throw failure(e);
            }
        }

        private IOException failure(IOException e) {
            return Files.isDirectory(file)
                    ? new FileSystemException(file.toString(), null, "Is a directory")
                    : DamagedException.unreadable(file, e);
        }
    }
}
