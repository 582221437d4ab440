package io.github.emlogstatic.output;

import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.files.ReadRights;
import io.github.emlogstatic.model.Problem;
import io.github.emlogstatic.model.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Brings an output directory to what is planned: makes what has changed, writes what has other bytes, removes what an
 * earlier build wrote and is planned no longer, and leaves all other files alone.
 */
public final class SiteWriter {

    private final Path output;
    private final Path manifestFile;
    private final CompletableFuture<LastBuild> look;
    private @Nullable CompletableFuture<Manifest> manifest;

    /**
     * Begins to look, on other threads, what is there.
     *
     * @param output the site's directory
     * @param manifestFile where to remember what was written; not in the output directory
     */
    public SiteWriter(Path output, Path manifestFile) {
        this.output = output;
        this.manifestFile = manifestFile;
        this.look = LastBuild.look(output, manifestFile);
    }

    /**
     * Lets a web server read what an earlier build has left with too narrow a mode.
     *
     * @return what this user may not change
     */
    public Optional<Problem> makeReadable() throws IOException {
        Set<String> narrow = new TreeSet<>(ReadAhead.await(look).narrow());
        List<Path> refused = ReadRights.widen(new Folder(output), narrow);
        return refused.stream()
                .findFirst()
                .map(first -> new Problem(
                        "cannot make files readable", first.toString(), ReadRights.refusal(refused.size())));
    }

    /**
     * What there is to say where the last build was made of the same, and all its files are there; else empty.
     *
     * @param madeOf fingerprint of all that the site is made of: archive, theme, configuration, this program
     */
    public Optional<Written> untouched(String madeOf) throws IOException {
        LastBuild last = ReadAhead.await(look);
        boolean same = last.madeOf().filter(madeOf::equals).isPresent()
                && last.notThere().isEmpty();
        if (!same) {
            manifest = ReadAhead.start(() -> Manifest.load(manifestFile)); // while the files are planned
        }
        return same ? Optional.of(Written.nothing(last.files())) : Optional.empty();
    }

    /**
     * @param full make everything again
     * @param dryRun only say what would be done
     * @param clean remove files that nobody planned
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
     * @param madeOf as in {@link #untouched}
     * @param current the present fingerprint of a site-wide value, by the name under which it was read
     * @param first what to make before all else
     */
    public Written write(
            String madeOf,
            List<PlannedFile> plan,
            UnaryOperator<String> current,
            FollowUp followUp,
            Mode mode,
            First first,
            Progress progress)
            throws IOException {
        Manifest before = manifest != null ? ReadAhead.await(manifest) : Manifest.load(manifestFile);
        Set<String> notThere = ReadAhead.await(look).notThere();
        return new Writing(output, before, notThere, madeOf, current, mode, progress).write(plan, followUp, first);
    }
}
