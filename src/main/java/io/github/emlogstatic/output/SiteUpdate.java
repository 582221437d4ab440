package io.github.emlogstatic.output;

import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.output.SiteWriter.Mode;
import io.github.emlogstatic.output.WriteResult.FileCounts;
import io.github.emlogstatic.output.WriteResult.Reason;
import io.github.emlogstatic.output.manifest.ManifestGroup;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.output.plan.PlannedGroup;
import io.github.emlogstatic.output.plan.PriorityFiles;
import io.github.emlogstatic.output.plan.SitePlan;
import io.github.emlogstatic.threads.AllThreads;
import io.github.emlogstatic.threads.ReadAhead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * One build: finds out which files of the planned site must be made, and makes them. Then it does the same with the
 * files that these show. Last, it removes files that are no longer planned; those that are in the way of a new file go
 * earlier. For one thread, which starts others.
 */
final class SiteUpdate {

    /** The name of the group of files that are planned once it is known what the others have read. */
    private static final String FOLLOW_UPS = "follow-ups";

    private final SiteOnDisk before;
    private final SitePlan plan;
    private final Mode mode;
    private final PriorityFiles first;

    /**
     * Whether a preview waits for some of the files. The follow-ups are then always planned, and before all pages are
     * made.
     */
    private final boolean waitedFor;

    /**
     * Whether this is a build into an empty directory that nobody reads before it has ended. Its files may be
     * written in place: after a kill, the list of unfinished files lets the next build make all of them again.
     */
    private final boolean fresh;

    /** Whether the site was there before this build, and its manifest is lost. */
    private final boolean withoutManifest;

    private final KnownFiles files;
    private final ChangeReasons changes;
    private final KnownGroups groups;
    private final FileMaker maker;
    private final ReadNames reads;
    private final List<ManifestGroup> kept = new ArrayList<>();

    SiteUpdate(SiteOnDisk before, SitePlan plan, Mode mode, PriorityFiles first, Progress progress) throws IOException {
        this.before = before;
        this.plan = plan;
        this.mode = mode;
        this.first = first;
        this.waitedFor = !first.isNone();
        this.fresh = !waitedFor && before.isNothing();
        this.withoutManifest = before.isOwnWithoutManifest();
        this.files = new KnownFiles(before.manifest().unfinished());
        this.changes = new ChangeReasons(files, before.last(), mode.full(), plan.current());
        this.groups = new KnownGroups(before.manifest(), before.last(), mode.full(), plan.current(), changes::current);
        this.reads = new ReadNames(plan.followUp());
        this.maker = new FileMaker(before, files, fresh, reads, progress);
    }

    /**
     * A group of the site.
     *
     * @param kept as the last build left it
     * @param files as they were planned; none if it is kept
     */
    private record Part(PlannedGroup group, Optional<ManifestGroup> kept, List<PlannedFile> files) {}

    WriteResult run() throws IOException {
        List<OpenGroup> open = new ArrayList<>();
        makePages(pages(open));
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
    private List<PlannedFile> pages(List<OpenGroup> open) throws IOException {
        List<Part> parts = AllThreads.map(plan.groups(), this::part);
        addKnown(parts);
        open.addAll(AllThreads.map(
                parts, part -> part.kept.map(OpenGroup::new).orElseGet(() -> open(part.group, part.files))));
        List<PlannedFile> planned = new ArrayList<>();
        parts.forEach(part -> planned.addAll(part.files));
        List<PlannedFile> pages = toMake(planned);
        if (!fresh) {
            before.output()
                    .refuseStrayPaths(
                            files.obsolete(),
                            pages.stream().map(PlannedFile::path).toList());
            refuseObstacles(planned);
        }
        return pages;
    }

    private Part part(PlannedGroup group) {
        Optional<ManifestGroup> known = groups.unchanged(group.name(), group.fingerprint());
        return new Part(
                group, known, known.isPresent() ? List.of() : group.files().get());
    }

    /** Adds the files of the last build that are planned again, or no longer. */
    private void addKnown(List<Part> parts) {
        parts.forEach(part -> part.kept.ifPresent(kept::add));
        Set<String> unseen = kept.stream().map(ManifestGroup::name).collect(Collectors.toCollection(HashSet::new));
        if (!waitedFor) {
            unseen.add(FOLLOW_UPS); // it is decided later
        }
        groups.without(unseen).forEach(files::add);
    }

    private OpenGroup open(PlannedGroup group, List<PlannedFile> planned) {
        List<SiteFile> site = planned.stream().map(files::of).toList();
        site.forEach(SiteFile::plan);
        return new OpenGroup(group, site);
    }

    private void refuseObstacles(List<PlannedFile> planned) throws IOException {
        if (!withoutManifest) {
            List<PlannedFile> all = new ArrayList<>(planned);
            all.addAll(plan.followUp().possible());
            before.obstacles(files::had).refuse(all, mode.dryRun());
        }
    }

    private List<PlannedFile> toMake(List<PlannedFile> planned) throws IOException {
        List<PlannedFile> toMake = new ArrayList<>();
        List<String> whys = AllThreads.map(planned, this::why);
        for (int i = 0; i < planned.size(); i++) {
            if (!whys.get(i).isEmpty()) {
                PlannedFile file = planned.get(i);
                files.of(file).announce(whys.get(i));
                toMake.add(file);
            }
        }
        return toMake;
    }

    private String why(PlannedFile file) {
        return changes.of(file, reads);
    }

    private void makePages(List<PlannedFile> pages) throws IOException {
        List<PlannedFile> priority = new ArrayList<>(pages);
        priority.removeIf(file -> !first.paths().test(file.path()));
        pages.removeIf(file -> first.paths().test(file.path()));
        boolean tell = !priority.isEmpty() && !pages.isEmpty();
        make(priority, "files");
        if (tell && hasFollowUps() && maker.written() > 0) {
            first.made().run();
        }
        make(pages, "files");
    }

    /** Plans and makes the files that the pages of the site show, such as uploads. */
    private OpenGroup followUps(List<ManifestGroup> site) throws IOException {
        String fingerprint = followUpsFingerprint(site);
        Optional<ManifestGroup> known = groups.unchanged(FOLLOW_UPS, fingerprint);
        if (known.isPresent()) {
            return new OpenGroup(known.get());
        }
        if (!waitedFor) {
            groups.find(FOLLOW_UPS).ifPresent(files::add);
        }
        List<PlannedFile> planned = followUps();
        OpenGroup group = open(new PlannedGroup(FOLLOW_UPS, fingerprint, List::of), planned);
        make(toMake(planned), "copying uploads");
        return group;
    }

    /**
     * The fingerprint of everything that the follow-ups depend on; empty if they must be planned. A dry run makes no
     * files and so does not know what these would read.
     */
    private String followUpsFingerprint(List<ManifestGroup> site) {
        String own = plan.followUp().fingerprint();
        if (own.isEmpty() || mode.dryRun() || waitedFor) {
            return "";
        }
        StringBuilder all = new StringBuilder(own);
        site.forEach(group -> all.append(group.names()));
        return Checksum.of(all.toString());
    }

    private List<PlannedFile> followUps() {
        Set<String> kinds = before.manifest().kinds().keySet().stream()
                .filter(plan.followUp()::needs)
                .collect(Collectors.toSet());
        Set<String> all = reads.names();
        all.addAll(SiteReads.names(kept, kinds));
        return plan.followUp().plan(all);
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
            if (!fresh) {
                before.output()
                        .removeAll(files.inTheWay(
                                batch.stream().map(PlannedFile::path).toList()));
            }
            maker.makeAll(batch, step);
        }
    }

    /** Adds what the last build of a file has read. */
    private void addReads(PlannedFile file) {
        reads.addAll(files.of(file).before().reads().byName().keySet());
    }

    private WriteResult finish(List<ManifestGroup> site) throws IOException {
        Map<String, String> kinds = groups.kinds(reads.kinds());
        SiteReads read = new SiteReads(site, kinds.keySet());
        Surplus surplus = surplus(read);
        CompletableFuture<List<SiteFile>> sorted = ReadAhead.start(files::made); // while the manifest is written
        if (!mode.dryRun()) {
            remove(surplus);
            save(site, kinds, surplus.obsolete);
        }
        int size = site.stream().mapToInt(ManifestGroup::size).sum();
        List<SiteFile> made = ReadAhead.await(sorted);
        return new WriteResult(
                counts(size, made.size(), surplus.removed().size() + surplus.cleaned.size()),
                reasons(made, surplus.removed(), surplus.cleaned),
                read,
                problems(surplus.forgotten, surplus.left));
    }

    /**
     * The paths of files in the directory that are no part of the planned site.
     *
     * @param obsolete files of the last build that are no longer planned
     * @param forgotten files of this program that a lost manifest listed
     * @param cleaned files of others that the user wants removed
     * @param left files of others that stay
     */
    private record Surplus(List<String> obsolete, List<String> forgotten, List<String> cleaned, List<String> left) {

        /** The files of this program that are removed. */
        List<String> removed() {
            List<String> removed = new ArrayList<>(obsolete);
            removed.addAll(forgotten);
            return removed;
        }
    }

    private Surplus surplus(SiteReads read) throws IOException {
        List<String> foreign = fresh ? List.of() : before.foreign(read, mode);
        List<String> forgotten = withoutManifest ? forgotten(foreign) : List.of();
        List<String> others = new ArrayList<>(foreign);
        others.removeAll(forgotten);
        return mode.clean()
                ? new Surplus(files.obsolete(), forgotten, others, List.of())
                : new Surplus(files.obsolete(), forgotten, List.of(), others);
    }

    private List<String> forgotten(List<String> unknown) {
        List<String> forgotten = new ArrayList<>(Ownership.texts(before.output(), unknown));
        forgotten.addAll(
                Ownership.copies(before.output(), unknown, plan.followUp().possible()));
        return forgotten;
    }

    /** Runs before the manifest forgets these files: otherwise a killed run would leave them behind as files of others. */
    private void remove(Surplus surplus) throws IOException {
        remove(surplus.obsolete);
        before.removeTemporary();
        before.output().removeAll(surplus.forgotten);
        before.output().removeAll(surplus.cleaned);
        before.note(surplus.left);
    }

    private void save(List<ManifestGroup> site, Map<String, String> kinds, List<String> removed) throws IOException {
        CompletableFuture<Void> onDisk = ReadAhead.start(() -> {
            maker.end(removed);
            return null;
        });
        String madeOf = maker.complete() ? plan.madeOf() : ""; // the next build tries the rest again
        try {
            before.manifest().save(site, kinds, madeOf, () -> ReadAhead.await(onDisk));
        } finally {
            ReadAhead.await(onDisk); // its failure is the one to tell
        }
    }

    /**
     * Removes files, except those whose names differ only in case from a new file: on a disk that ignores case, the two
     * are one file, which is renamed.
     */
    private void remove(List<String> obsolete) throws IOException {
        List<String> gone = new ArrayList<>(obsolete);
        for (Map.Entry<String, String> twin : files.twins(obsolete).entrySet()) {
            if (before.output().renameSame(twin.getKey(), twin.getValue())) {
                gone.remove(twin.getKey());
            }
        }
        before.output().removeAll(gone);
    }

    private FileCounts counts(int size, int made, int removed) {
        int written = maker.written();
        return new FileCounts(
                size, made, written, maker.writtenPages(), size - (mode.dryRun() ? made : written), removed);
    }

    private static List<Reason> reasons(List<SiteFile> made, List<String> removed, List<String> cleaned) {
        List<Reason> all = new ArrayList<>();
        made.forEach(file -> all.add(new Reason(file.path(), file.why())));
        removed.forEach(path -> all.add(new Reason(path, "removed: no longer planned")));
        cleaned.forEach(path -> all.add(new Reason(path, WriteResult.CLEANED)));
        return all;
    }

    private List<Problem> problems(List<String> forgotten, List<String> foreign) {
        List<Problem> problems = new ArrayList<>(maker.problems());
        forgotten.forEach(path -> problems.add(Problem.lasting(
                "a file of this program that the site no longer has",
                path,
                "removed, as the list of the site's files was lost")));
        problems.addAll(ForeignFiles.problems(foreign));
        before.last().damaged().stream()
                .sorted()
                .forEach(path -> problems.add(
                        new Problem("a file of the site was not as the last build left it", path, "made again")));
        return List.copyOf(problems);
    }
}
