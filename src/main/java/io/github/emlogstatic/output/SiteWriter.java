package io.github.emlogstatic.output;

import io.github.emlogstatic.files.ReadPermissions;
import io.github.emlogstatic.files.RefusedException;
import io.github.emlogstatic.files.Scrub;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.output.manifest.Manifest;
import io.github.emlogstatic.output.plan.PriorityFiles;
import io.github.emlogstatic.output.plan.SitePlan;
import io.github.emlogstatic.threads.ReadAhead;
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
import org.apache.commons.io.function.IOSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings an output directory in line with a plan. It makes the files whose inputs have changed, writes those whose bytes
 * have changed, and removes the files of earlier builds that are no longer planned. All other files are left alone. For
 * one build.
 */
public final class SiteWriter implements AutoCloseable {

    private final OutputFolder output;
    private final Path manifestFile;
    private final Optional<Scrub> scrub;
    private @Nullable CompletableFuture<LastBuild> lastBuild;
    private @Nullable CompletableFuture<Manifest> manifest;

    /**
     * @param output the directory of the site
     * @param manifestFile lists what was written; must not be in the output directory
     * @param scrub selects the files to read again, in order to find damage; empty to check their lengths only
     */
    public SiteWriter(Path output, Path manifestFile, Optional<Scrub> scrub) {
        this.output = OutputFolder.of(output);
        this.manifestFile = manifestFile;
        this.scrub = scrub;
    }

    /**
     * Refuses a directory that holds files of others and no site of this program. Call it before anything is written.
     *
     * @param force accept the directory all the same
     * @param clean whether {@link Mode#clean} will be used
     * @throws RefusedException if the directory is refused
     */
    public void check(boolean force, boolean clean) throws IOException {
        new Ownership(output, manifestFile).check(force, clean);
    }

    /** Whether the directory holds a site of this program. */
    public boolean hasSite() throws IOException {
        return new Ownership(output, manifestFile).isOwn();
    }

    /**
     * Refuses a directory that cannot be written, and files of others in the way of the site. Call it before the blog is asked
     * for anything, for a directory without a site. {@link #write} refuses those in the way of files that are not known yet.
     *
     * @param paths that the site will have; asked for unless the directory is empty
     * @throws RefusedException if a file is in the way
     */
    public void refuseObstacles(IOSupplier<Collection<String>> paths) throws IOException {
        output.requireWritable();
        if (!output.isEmpty()) {
            new Obstacles(output, path -> false).refusePaths(paths.get());
        }
    }

    /** Starts to compare, on other threads, the directory with what the last build left. */
    public void lookAhead() {
        if (lastBuild == null) {
            lastBuild = LastBuild.compare(output.root(), manifestFile, scrub);
        }
    }

    private LastBuild lastBuild() throws IOException {
        lookAhead();
        return ReadAhead.await(Objects.requireNonNull(lastBuild));
    }

    /** Waits for the other threads. */
    @Override
    public void close() {
        for (CompletableFuture<?> reading : Arrays.asList(lastBuild, manifest)) {
            if (reading != null) {
                reading.handle((read, failure) -> "ended").join(); // whoever needs the result gets the failure
            }
        }
    }

    /**
     * Makes files readable for a web server if an earlier version left them too restricted.
     *
     * @return a problem if this user may not change some of them
     */
    public Optional<Problem> makeReadable() throws IOException {
        Set<String> restricted = new TreeSet<>(lastBuild().restricted());
        List<Path> refused = ReadPermissions.widen(output.folder(), restricted);
        return refused.stream()
                .findFirst()
                .map(first -> new Problem(
                        "cannot make files readable", first.toString(), ReadPermissions.refusal(refused.size())));
    }

    /**
     * @param full make all files again
     * @param dryRun only say what would be done
     * @param clean remove files of others
     */
    public record Mode(boolean full, boolean dryRun, boolean clean) {}

    /**
     * The result of a build that has nothing to do: the site was made from the same inputs, and all its files are there.
     * Empty if there is something to do. Files of others are removed all the same if the mode says so.
     *
     * @param madeOf a fingerprint of all inputs of the site: archive, theme, configuration, this program
     */
    public Optional<WriteResult> unchanged(String madeOf, Mode mode) throws IOException {
        LastBuild last = lastBuild();
        boolean same = last.madeOf().filter(madeOf::equals).isPresent()
                && last.missingOrChanged().isEmpty();
        if (same && !mode.clean()) {
            return Optional.of(WriteResult.unchanged(last.files(), List.of(), last.foreign()));
        }
        manifest = ReadAhead.start(this::load); // while the caller plans
        return same ? cleaned(site(), mode) : Optional.empty();
    }

    private Manifest load() throws IOException {
        return Manifest.load(manifestFile, output.folder());
    }

    /**
     * The result of removing the files of others. Needs an intact manifest, because otherwise files of this program
     * could be taken for files of others. So far only the start of the manifest was read.
     */
    private Optional<WriteResult> cleaned(SiteOnDisk site, Mode mode) throws IOException {
        if (!site.manifest().existed()) {
            return Optional.empty();
        }
        List<String> foreign = output.foreign(site.paths()::contains);
        if (!mode.dryRun()) {
            output.removeAll(foreign);
            site.note(List.of());
        }
        return Optional.of(WriteResult.unchanged(site.last().files(), foreign, List.of()));
    }

    /**
     * Builds the site. If making a file fails, the files made so far stay, and the next build continues from there.
     *
     * @param first files to make before all others
     * @throws RefusedException if a file of others is in the way; then nothing was written
     */
    public WriteResult write(SitePlan plan, Mode mode, PriorityFiles first, Progress progress) throws IOException {
        return new SiteUpdate(site(), plan, mode, first, progress).run();
    }

    private SiteOnDisk site() throws IOException {
        Manifest before = manifest != null ? ReadAhead.await(manifest) : load();
        return new SiteOnDisk(output, manifestFile, before, lastBuild());
    }
}
