package io.github.emlogstatic.output.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A file that the site is to have.
 *
 * <p>It is made again if the fingerprint of an input has changed since last time, or that of a site-wide value that it read
 * last time.
 *
 * @param path relative to the output directory, with {@code /}
 * @param inputs gives fingerprints by name, in a stable order; people see the names ({@code title}, {@code body}, {@code
 *     theme}). It is asked twice, to compare the file with the last build and to make it: a large site would otherwise
 *     keep millions of fingerprints
 * @param maker makes the file
 * @param batch files of one batch are made one after the other, in the order of the plan, because the later ones use what
 *     the earlier ones have found; {@link #ALONE} for most files
 * @param turn batches are begun in the order of this number, and those with the same number in the order of the plan
 */
public record PlannedFile(String path, Supplier<Map<String, String>> inputs, Maker maker, String batch, int turn) {

    /** The batch of a file that needs no other. */
    public static final String ALONE = "";

    /** The turn of files that come after all others. */
    private static final int LAST = Integer.MAX_VALUE;

    /** A file that is made after those that have a turn, and needs no other. */
    public PlannedFile(String path, Map<String, String> inputs, Maker maker) {
        this(path, inputs, maker, ALONE);
    }

    /** A file that is made after those that have a turn. */
    public PlannedFile(String path, Map<String, String> inputs, Maker maker, String batch) {
        this(path, () -> inputs, maker, batch, LAST);
    }

    /**
     * A file that is copied, such as an upload. It is never held in memory.
     *
     * @param from copies it
     * @param sha256 the hash of its bytes; other bytes must not be copied
     */
    public static PlannedFile copy(String path, Copier from, String sha256) {
        return new PlannedFile(path, Map.of(Copy.INPUT, sha256), new Copy(from, sha256));
    }

    /** Copies a file into the site. */
    @FunctionalInterface
    public interface Copier {
        /**
         * Replaces the target, or leaves it as it was.
         *
         * @return the {@link io.github.emlogstatic.files.Checksum} of the bytes
         * @throws io.github.emlogstatic.files.DamagedException if the bytes are not the expected ones; the source itself
         *     reports this
         * @throws io.github.emlogstatic.files.StrayPathException if the source is a symbolic link or a named pipe; it
         *     reports this, too
         */
        String copyTo(Path target) throws IOException;
    }

    /** Makes the bytes of a file. Called on any thread, at most once in a build. */
    @FunctionalInterface
    public interface Maker {
        /** Returns memory that the maker may use again for the next file that this thread makes. */
        ByteBuffer make(Reads reads) throws IOException;
    }

    /** Notes which site-wide values a file reads. */
    @FunctionalInterface
    public interface Reads {
        /**
         * @param name the same in every run, such as {@code recent}, {@code link:post-12.html}, {@code media:content/…}
         * @param fingerprint of the value. {@code SiteWriter} compares it with the fingerprint in the next build
         */
        void read(String name, String fingerprint);
    }

    /** The maker of a file that is copied. It makes no bytes: whoever writes the site copies the file. */
    public record Copy(Copier from, String sha256) implements Maker {

        /** The name of the only input: the hash. */
        public static final String INPUT = "file";

        @Override
        public ByteBuffer make(Reads reads) {
            throw new UnsupportedOperationException("an upload is copied, and not held in memory");
        }
    }
}
