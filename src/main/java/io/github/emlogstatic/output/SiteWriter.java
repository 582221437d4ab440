package io.github.emlogstatic.output;

import io.github.emlogstatic.files.Barrier;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.ReadAhead;
import io.github.emlogstatic.files.ReadPermissions;
import io.github.emlogstatic.files.Scrub;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.output.WriteResult.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
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
     * @throws OutputException if the directory is refused
     */
    public void check(boolean force, boolean clean) throws IOException {
        new Ownership(output, manifestFile).check(force, clean);
    }

    /** Whether the directory holds a site of this program. */
    public boolean hasSite() throws IOException {
        return new Ownership(output, manifestFile).isOwn();
    }

    /**
     * Refuses files of others in the way of the site. Call it before the blog is asked for anything, for a directory without
     * a site. {@link #write} refuses those in the way of files that are not known yet.
     *
     * @param paths that the site will have
     * @throws OutputException if a file is in the way
     */
    public void refuseObstacles(Collection<String> paths) throws IOException {
        if (!output.isEmpty()) {
            new Obstacles(output, path -> false).refusePaths(paths);
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

    /** Plans more files, once it is known what the others have read: only texts tell which uploads are needed. */
    @FunctionalInterface
    public interface FollowUp {
        List<PlannedFile> plan(Set<String> reads);

        /**
         * The fingerprint of everything but the reads that decides on the files and on their inputs.
         *
         * @return empty if they are to be planned in every build
         */
        default String fingerprint() {
            return "";
        }

        /** All files that {@link #plan} may return. Known before anything is written. */
        default List<PlannedFile> possible() {
            return List.of();
        }
    }

    /**
     * The result of a build that has nothing to do: the site was made from the same inputs, and all its files are there.
     * Empty if there is something to do. Files of others are removed all the same if the mode says so.
     *
     * @param madeOf a fingerprint of all inputs of the site: archive, theme, configuration, this program
     */
    public Optional<WriteResult> unchanged(String madeOf, Mode mode) throws IOException {
        LastBuild last = lastBuild();
        boolean same = last.madeOf().filter(madeOf::equals).isPresent()
                && last.notAsLeft().isEmpty();
        if (same && !mode.clean()) {
            return Optional.of(WriteResult.unchanged(last.files(), List.of(), last.foreign()));
        }
        CompletableFuture<Manifest> reading = ReadAhead.start(this::load); // while the caller plans
        manifest = reading;
        return same ? cleaned(last, ReadAhead.await(reading), mode) : Optional.empty();
    }

    private Manifest load() throws IOException {
        return Manifest.load(manifestFile, output.folder());
    }

    /** Only an intact manifest tells which files are of others: its start, which was compared, may be damaged. */
    private Optional<WriteResult> cleaned(LastBuild last, Manifest site, Mode mode) throws IOException {
        if (!site.existed()) {
            return Optional.empty();
        }
        Set<String> ours =
                site.groups().stream().flatMap(group -> group.paths().stream()).collect(Collectors.toSet());
        List<String> foreign = output.foreign(ours::contains);
        if (!mode.dryRun()) {
            output.removeAll(foreign);
            ForeignFiles.of(output, manifestFile).save(List.of());
        }
        return Optional.of(WriteResult.unchanged(last.files(), foreign, List.of()));
    }

    /**
     * Builds the site. If making a file fails, the files made so far stay, and the next build continues from there.
     *
     * @param madeOf as in {@link #unchanged}
     * @param current the present values that files read
     * @param first files to make before all others
     * @throws OutputException if a file of others is in the way; then nothing was written
     */
    public WriteResult write(
            String madeOf,
            List<PlannedGroup> plan,
            SiteValues current,
            FollowUp followUp,
            Mode mode,
            PriorityFiles first,
            Progress progress)
            throws IOException {
        Manifest before = manifest != null ? ReadAhead.await(manifest) : load();
        return new Build(madeOf, before, lastBuild(), current, followUp, mode, first, progress).run(plan);
    }

    /** One build. For one thread, which starts others. */
    private final class Build {

        /** The name of the group of files that are planned once it is known what the others have read. */
        private static final String FOLLOW_UPS = "follow-ups";

        private final String madeOf;
        private final Manifest before;
        private final LastBuild last;
        private final FollowUp followUp;
        private final Mode mode;
        private final PriorityFiles first;
        private final Progress progress;
        private final KnownGroups groups;
        private final KnownFiles files;
        private final ChangeReasons changes;
        private final Barrier barrier = new Barrier(output.root());
        private final boolean fresh;
        private final FileMaker maker;
        private final Map<String, String> reasons = new TreeMap<>();
        private final Set<String> reads = ConcurrentHashMap.newKeySet();
        private final Set<String> known = new HashSet<>();
        private final List<ManifestGroup> kept = new ArrayList<>();

        Build(
                String madeOf,
                Manifest before,
                LastBuild last,
                SiteValues current,
                FollowUp followUp,
                Mode mode,
                PriorityFiles first,
                Progress progress)
                throws IOException {
            this.madeOf = madeOf;
            this.before = before;
            this.last = last;
            this.followUp = followUp;
            this.mode = mode;
            this.first = first;
            this.progress = progress;
            this.files = new KnownFiles(before.unfinished());
            this.changes = new ChangeReasons(files, last, mode.full(), current);
            this.groups = new KnownGroups(before, last, mode.full(), current, changes::current);
            this.fresh = isFresh();
            this.maker = new FileMaker(output, barrier, files, last, fresh, reads);
        }

        /**
         * Whether this is the first build into an empty directory that nobody reads before it has ended. Its files may be
         * written in place: after a kill, the list of unfinished files lets the next build make all of them again.
         */
        private boolean isFresh() throws IOException {
            return first == PriorityFiles.NONE
                    && before.groups().isEmpty()
                    && before.unfinished().isEmpty()
                    && output.isEmpty();
        }

        /**
         * A group of the site.
         *
         * @param kept as the last build left it
         * @param files as they were planned; none if it is kept
         */
        private record Part(PlannedGroup group, Optional<ManifestGroup> kept, List<PlannedFile> files) {}

        WriteResult run(List<PlannedGroup> plan) throws IOException {
            List<OpenGroup> open = new ArrayList<>();
            makePages(pages(plan, open));
            List<ManifestGroup> site = new ArrayList<>();
            open.forEach(group -> site.add(group.end(maker.complete())));
            site.add(followUps(site).end(maker.complete()));
            return finish(site);
        }

        /**
         * Plans the site.
         *
         * @param open gets its groups
         * @return the files to make, which no one else holds, so that each can be forgotten
         */
        private List<PlannedFile> pages(List<PlannedGroup> plan, List<OpenGroup> open) throws IOException {
            List<Part> parts = plan.parallelStream().map(this::part).toList();
            addKnown(parts);
            List<PlannedFile> planned = new ArrayList<>();
            for (Part part : parts) {
                planned.addAll(part.files);
                open.add(part.kept.map(OpenGroup::new).orElseGet(() -> open(part.group, part.files)));
            }
            List<PlannedFile> pages = toMake(planned);
            if (!fresh) {
                output.refuseLinks(
                        files.obsolete(), pages.stream().map(PlannedFile::path).toList());
                refuseObstacles(planned);
            }
            return pages;
        }

        private OpenGroup open(PlannedGroup group, List<PlannedFile> planned) {
            List<SiteFile> site = planned.stream().map(files::of).toList();
            site.forEach(SiteFile::plan);
            return new OpenGroup(group, site);
        }

        private Part part(PlannedGroup group) {
            Optional<ManifestGroup> kept = groups.unchanged(group.name(), group.fingerprint());
            return new Part(
                    group, kept, kept.isPresent() ? List.of() : group.files().get());
        }

        /** Adds the files of the last build that are planned again, or no longer. */
        private void addKnown(List<Part> parts) {
            parts.forEach(part -> part.kept.ifPresent(kept::add));
            Set<String> unseen = kept.stream().map(ManifestGroup::name).collect(Collectors.toCollection(HashSet::new));
            if (first == PriorityFiles.NONE) {
                unseen.add(FOLLOW_UPS); // it is decided later
            }
            groups.without(unseen).forEach(files::add);
        }

        private void refuseObstacles(List<PlannedFile> plan) throws IOException {
            if (new Ownership(output, manifestFile).isOwnWithoutManifest(before.existed())) {
                return;
            }
            List<PlannedFile> all = new ArrayList<>(plan);
            all.addAll(followUp.possible());
            new Obstacles(output, path -> files.had(path) || known().contains(path)).refuse(all, mode.dryRun());
        }

        private List<PlannedFile> toMake(List<PlannedFile> plan) {
            List<PlannedFile> toMake = new ArrayList<>();
            List<String> whys = plan.parallelStream().map(this::why).toList();
            for (int i = 0; i < plan.size(); i++) {
                if (!whys.get(i).isEmpty()) {
                    PlannedFile file = plan.get(i);
                    reasons.put(file.path(), whys.get(i));
                    files.of(file).announce();
                    toMake.add(file);
                }
            }
            return toMake;
        }

        private String why(PlannedFile file) {
            return changes.of(file, reads);
        }

        /** Adds what the last build of a file has read. */
        private void addReads(PlannedFile file) {
            reads.addAll(files.of(file).before().reads().byName().keySet());
        }

        private void makePages(List<PlannedFile> pages) throws IOException {
            List<PlannedFile> priority = new ArrayList<>(pages);
            priority.removeIf(file -> !first.paths().test(file.path()));
            pages.removeIf(file -> first.paths().test(file.path()));
            boolean tell = !priority.isEmpty() && !pages.isEmpty();
            make(priority, "files");
            if (tell && hasFollowUps()) {
                first.made().run();
            }
            make(pages, "files");
        }

        /** Plans and makes what the files of the site, as far as they are known, show. */
        private OpenGroup followUps(List<ManifestGroup> site) throws IOException {
            String fingerprint = followUpsFingerprint(site);
            Optional<ManifestGroup> kept = groups.unchanged(FOLLOW_UPS, fingerprint);
            if (kept.isPresent()) {
                return new OpenGroup(kept.get());
            }
            if (first == PriorityFiles.NONE) {
                groups.find(FOLLOW_UPS).ifPresent(files::add);
            }
            List<PlannedFile> planned = followUps();
            OpenGroup group = open(new PlannedGroup(FOLLOW_UPS, fingerprint, List::of), planned);
            make(toMake(planned), "copying uploads");
            return group;
        }

        /** A dry run does not know what the files will read that it does not make. */
        private String followUpsFingerprint(List<ManifestGroup> site) {
            String own = followUp.fingerprint();
            if (own.isEmpty() || mode.dryRun() || first != PriorityFiles.NONE) {
                return "";
            }
            StringBuilder all = new StringBuilder(own);
            site.forEach(group -> all.append(group.names()));
            return Checksum.of(all.toString().getBytes(StandardCharsets.UTF_8));
        }

        private List<PlannedFile> followUps() {
            Set<String> all = new HashSet<>(reads);
            all.addAll(SiteReads.names(kept, before.kinds().keySet()));
            return followUp.plan(all);
        }

        /** Whether all files that the pages show so far are there already. */
        private boolean hasFollowUps() {
            return followUps().stream().allMatch(file -> why(file).isEmpty());
        }

        /** Makes files, and takes each out of the list. */
        private void make(List<PlannedFile> batch, String step) throws IOException {
            if (mode.dryRun()) {
                batch.forEach(this::addReads);
            } else if (!batch.isEmpty()) {
                List<String> paths = batch.stream().map(PlannedFile::path).toList();
                before.begin(paths);
                output.makeFolders(fresh ? paths : List.of());
                makeAll(batch, step);
            }
        }

        private void makeAll(List<PlannedFile> batch, String step) throws IOException {
            progress.start(step, batch.size());
            try {
                Batches batches = new Batches(batch, file -> {
                    maker.make(file);
                    progress.advance();
                });
                batch.clear();
                batches.run();
            } finally {
                progress.finish();
            }
        }

        /** The paths of the files of the last build. */
        private Set<String> known() {
            if (known.isEmpty()) {
                before.groups().forEach(group -> known.addAll(group.paths()));
                known.addAll(before.unfinished());
            }
            return known;
        }

        /**
         * The files of others. With a manifest, only folders that have changed are listed, unless everything is done
         * again.
         */
        private List<String> foreign(SiteReads site) throws IOException {
            boolean added = before.existed() && !mode.clean() && !mode.full();
            if (fresh || added && last.foreign().isEmpty()) {
                return List.of();
            }
            Set<String> ours = site.paths();
            ours.addAll(known());
            return added
                    ? last.foreign().stream()
                            .filter(path -> !ours.contains(path))
                            .toList()
                    : output.foreign(ours::contains);
        }

        private WriteResult finish(List<ManifestGroup> groups) throws IOException {
            Map<String, String> kinds = this.groups.kinds(reads);
            SiteReads site = new SiteReads(groups, kinds.keySet());
            List<String> obsolete = files.obsolete();
            List<String> foreign = foreign(site);
            List<String> cleaned = mode.clean() ? foreign : List.of();
            List<String> left = mode.clean() ? List.of() : foreign;
            if (!mode.dryRun()) {
                // Before the manifest forgets them: a killed run must not leave them behind as files of others.
                output.removeAll(obsolete);
                output.removeAll(cleaned);
                ForeignFiles.of(output, manifestFile).save(left);
                obsolete.forEach(barrier::removed);
                barrier.reach();
                before.save(groups, kinds, maker.complete() ? madeOf : ""); // the next build tries the rest again
            }
            int size = groups.stream().mapToInt(ManifestGroup::size).sum();
            WriteResult.FileCounts counts = new WriteResult.FileCounts(
                    size,
                    reasons.size(),
                    maker.written(),
                    maker.writtenPages(),
                    size - (mode.dryRun() ? reasons.size() : maker.written()),
                    obsolete.size() + cleaned.size());
            return new WriteResult(counts, reasons(obsolete, cleaned), site, problems(left));
        }

        private List<Reason> reasons(List<String> removed, List<String> cleaned) {
            List<Reason> all = new ArrayList<>();
            reasons.forEach((path, why) -> all.add(new Reason(path, why)));
            removed.forEach(path -> all.add(new Reason(path, "removed: no longer planned")));
            cleaned.forEach(path -> all.add(new Reason(path, WriteResult.CLEANED)));
            return all;
        }

        private List<Problem> problems(List<String> foreign) {
            List<Problem> problems = new ArrayList<>(maker.problems());
            problems.addAll(ForeignFiles.problems(foreign));
            last.damaged().stream()
                    .sorted()
                    .forEach(path -> problems.add(
                            new Problem("a file of the site was not as the last build left it", path, "made again")));
            return List.copyOf(problems);
        }
    }
}
