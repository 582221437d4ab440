package io.github.emlogstatic.output;

import io.github.emlogstatic.model.Progress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Brings an output directory to what is planned: makes what has changed, writes what has other bytes, removes what an
 * earlier build wrote and is planned no longer, and leaves all other files alone.
 */
public final class SiteWriter {

    private final Path output;
    private final Path manifestFile;
    private final String madeOf;

    /**
     * @param output the site's directory
     * @param manifestFile where to remember what was written; not in the output directory
     * @param madeOf fingerprint of all that the site is made of: archive, theme, configuration, this program
     */
    public SiteWriter(Path output, Path manifestFile, String madeOf) {
        this.output = output;
        this.manifestFile = manifestFile;
        this.madeOf = madeOf;
    }

    /** What there is to say where the last build was made of the same, and all its files are there; else empty. */
    public Optional<Written> untouched() throws IOException {
        OptionalInt files = Manifest.untouched(manifestFile, madeOf, (path, bytes) -> isThere(output, path, bytes));
        return files.isEmpty() ? Optional.empty() : Optional.of(Written.nothing(files.getAsInt()));
    }

    static boolean isThere(Path output, String path, long bytes) {
        File file = output.resolve(path).toFile();
        return file.length() == bytes && (bytes > 0 || file.exists());
    }

    /**
     * @param full make everything again
     * @param dryRun only say what would be done
     * @param clean remove files that nobody planned, where there is no manifest
     */
    public record Mode(boolean full, boolean dryRun, boolean clean) {}

    /** Plans more files once it is known what the others read: uploads and scripts of others, since only bodies tell which are needed. */
    @FunctionalInterface
    public interface FollowUp {
        List<PlannedFile> plan(Set<String> reads);
    }

    /**
     * Does it. Where making a file fails, the files made so far stay, and the next build goes on from there.
     *
     * @param current the present fingerprint of a site-wide value, by the name under which it was read
     */
    public Written write(
            List<PlannedFile> plan, UnaryOperator<String> current, FollowUp followUp, Mode mode, Progress progress)
            throws IOException {
        return new Writing(output, Manifest.load(manifestFile), madeOf, current, mode, progress).write(plan, followUp);
    }
}
