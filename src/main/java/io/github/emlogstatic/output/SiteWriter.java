package io.github.emlogstatic.output;

import io.github.emlogstatic.files.ReadPermissions;
import io.github.emlogstatic.files.Scrub;
import io.github.emlogstatic.model.Problem;
import io.github.emlogstatic.model.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings an output directory to what is planned: makes what has changed, writes what has other bytes, removes what an
 * earlier build wrote and is planned no longer, and leaves all other files alone.
 */
public final class SiteWriter implements AutoCloseable {

    private final OutputFolder output;
    private final Path manifestFile;
    private final Optional<Scrub> round;
    private @Nullable CompletableFuture<LastBuild> look;
    private @Nullable CompletableFuture<Manifest> manifest;

    /**
     * @param output the site's directory
     * @param manifestFile where to remember what was written; not in the output directory
     * @param round which files to read as well, to see whether they are still what the last build has left
     */
    public SiteWriter(Path output, Path manifestFile, Optional<Scrub> round) {
        this.output = OutputFolder.of(output);
        this.manifestFile = manifestFile;
        this.round = round;
    }

    /** Begins to look, on other threads, what is there. */
    public void lookAhead() {
        if (look == null) {
            look = LastBuild.look(output.root(), manifestFile, round);
        }
    }

    private LastBuild lastBuild() throws IOException {
        lookAhead();
        return ReadAhead.await(Objects.requireNonNull(look));
    }

    /** Waits until no other thread is at work any more. */
    @Override
    public void close() {
        for (CompletableFuture<?> reading : Arrays.asList(look, manifest)) {
            if (reading != null) {
                reading.handle((read, failure) -> "ended")
                        .join(); // a failure was thrown to whoever needed what was read
            }
        }
    }

    /**
     * Lets a web server read what an earlier build has left with too narrow a mode.
     *
     * @return what this user may not change
     */
    public Optional<Problem> makeReadable() throws IOException {
        Set<String> narrow = new TreeSet<>(lastBuild().narrow());
        List<Path> refused = ReadPermissions.widen(output.folder(), narrow);
        return refused.stream()
                .findFirst()
                .map(first -> new Problem(
                        "cannot make files readable", first.toString(), ReadPermissions.refusal(refused.size())));
    }

    /**
     * Refuses a directory that holds files of others and no site of this program. To be called before anything is
     * written anywhere.
     *
     * @param force build beside those files all the same
     * @param clean whether {@link Mode#clean} will be asked for
     * @throws OutputException where it refuses
     */
    public void check(boolean force, boolean clean) throws IOException {
        new Ownership(output, manifestFile).check(force, clean);
    }

    /** Whether the directory holds a site of this program. */
    public boolean hasSite() throws IOException {
        return new Ownership(output, manifestFile).isOwn();
    }

    /**
     * Refuses files of others in the way, in a directory that holds no site of this program yet. To be called before the
     * blog is asked for anything; what is in the way of files that are not known then, {@link #write} refuses.
     *
     * @param paths that the site will have
     * @throws OutputException where it refuses
     */
    public void refuseObstacles(Collection<String> paths) throws IOException {
        new Obstacles(output, path -> false).refusePaths(paths);
    }

    /**
     * What there is to say where the last build was made of the same, and all its files are there; else empty. Files of
     * others are removed, where that is asked for, all the same.
     *
     * @param madeOf fingerprint of all that the site is made of: archive, theme, configuration, this program
     */
    public Optional<Written> untouched(String madeOf, Mode mode) throws IOException {
        LastBuild last = lastBuild();
        boolean same = last.madeOf().filter(madeOf::equals).isPresent()
                && last.notThere().isEmpty();
        if (!same) {
            manifest = ReadAhead.start(() -> Manifest.load(manifestFile)); // while the files are planned
        }
        return same ? Optional.of(untouched(last, mode)) : Optional.empty();
    }

    private Written untouched(LastBuild last, Mode mode) throws IOException {
        if (!mode.clean()) {
            return Written.untouched(last.files(), List.of(), last.foreign());
        }
        Set<String> ours = Manifest.head(manifestFile).files().stream()
                .map(ManifestText.FileLine::path)
                .collect(Collectors.toSet());
        List<String> foreign = output.foreign(ours::contains);
        if (!mode.dryRun()) {
            output.removeAll(foreign);
            ForeignFiles.of(output, manifestFile).remember(List.of());
        }
        return Written.untouched(last.files(), foreign, List.of());
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

        /** All that {@link #plan} may plan, whatever the others read: known before anything is written. */
        default List<PlannedFile> possible() {
            return List.of();
        }
    }

    /**
     * Does it. Where making a file fails, the files made so far stay, and the next build goes on from there.
     *
     * @param madeOf as in {@link #untouched}
     * @param current the present fingerprint of a site-wide value, by the name under which it was read
     * @param first what to make before all else
     * @throws OutputException where a file of others is in the way; nothing is written then
     */
    public Written write(
            String madeOf,
            List<PlannedFile> plan,
            UnaryOperator<String> current,
            FollowUp followUp,
            Mode mode,
            PriorityFiles first,
            Progress progress)
            throws IOException {
        Manifest before = manifest != null ? ReadAhead.await(manifest) : Manifest.load(manifestFile);
        LastBuild last = lastBuild();
        return new Writing(output, manifestFile, before, last, madeOf, current, mode, progress)
                .write(plan, followUp, first);
    }
}
