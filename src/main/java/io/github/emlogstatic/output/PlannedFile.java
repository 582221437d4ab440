package io.github.emlogstatic.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A file of the site before it is made.
 *
 * <p>It is made again when any of its inputs has another fingerprint than last time, or when any of the site-wide
 * values that it read while it was last made has.
 *
 * @param path relative to the output directory, with {@code /}
 * @param inputs what it is made of: a name that a person understands ({@code title}, {@code body}, {@code theme}) to a
 *     fingerprint, in a stable order
 * @param maker makes it
 * @param batch files of one batch are made one after the other, since they are made of the same, which other threads
 *     would only wait for; most files are alone in theirs
 */
public record PlannedFile(String path, Map<String, String> inputs, Maker maker, String batch) {

    /** A file that is made by itself. */
    public PlannedFile(String path, Map<String, String> inputs, Maker maker) {
        this(path, inputs, maker, path);
    }

    /**
     * A file that stands in the site as it is, an upload for one. It is copied without being held in memory.
     *
     * @param from copies it
     * @param sha256 of its bytes: others must not be copied
     */
    public static PlannedFile copy(String path, Source from, String sha256) {
        return new PlannedFile(path, Map.of(Copy.INPUT, sha256), new Copy(from, sha256));
    }

    /** Copies a file that stands elsewhere. */
    @FunctionalInterface
    public interface Source {
        /**
         * Replaces the target whole, or leaves it as it was.
         *
         * @return the {@link io.github.emlogstatic.files.Checksum} of the bytes
         * @throws io.github.emlogstatic.files.DamagedException where the bytes are not the expected ones; whoever gave the
         *     source reports it
         * @throws io.github.emlogstatic.files.StrayPathException likewise, where a symbolic link leads elsewhere
         */
        String copyTo(Path target) throws IOException;
    }

    /** Makes the bytes of a file. Called from several threads, at most once a build. */
    @FunctionalInterface
    public interface Maker {
        byte[] make(Reads reads) throws IOException;
    }

    /** Remembers which site-wide values a file has read. */
    @FunctionalInterface
    public interface Reads {
        /**
         * @param name stable from run to run: {@code recent}, {@code link:post-12.html}, {@code media:content/…}
         * @param fingerprint the value's, as {@link SiteWriter} will ask for it again next time
         */
        void read(String name, String fingerprint);
    }

    record Copy(Source from, String sha256) implements Maker {

        /** The name of the only input, which is the hash. */
        static final String INPUT = "file";

        @Override
        public byte[] make(Reads reads) {
            throw new UnsupportedOperationException("an upload is copied, and not held in memory");
        }
    }
}
