package io.github.emlogstatic.output;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Barrier;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.files.StrayPathException;
import io.github.emlogstatic.model.Problem;
import io.github.emlogstatic.model.Progress;
import io.github.emlogstatic.output.SiteFile.Made;
import io.github.emlogstatic.output.SiteWriter.FollowUp;
import io.github.emlogstatic.output.SiteWriter.Mode;
import io.github.emlogstatic.output.Written.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One run of a {@link SiteWriter}. */
final class Writing {

    private final OutputFolder output;
    private final Barrier barrier;
    private final Manifest manifest;
    private final Ownership ownership;
    private final ForeignFiles foreignFiles;
    private final LastBuild last;
    private final String madeOf;
    private final UnaryOperator<String> current;
    private final Mode mode;
    private final Progress progress;
    private boolean fresh;

    private final Map<String, SiteFile> added = new ConcurrentHashMap<>();
    private final Set<String> reads;
    private final Map<String, String> made = new TreeMap<>();
    private final Map<String, String> known;
    private final Queue<Problem> kept = new ConcurrentLinkedQueue<>();
    private volatile boolean complete = true;
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger writtenPages = new AtomicInteger();

    Writing(
            OutputFolder output,
            Path manifestFile,
            Manifest manifest,
            LastBuild last,
            String madeOf,
            UnaryOperator<String> current,
            Mode mode,
            Progress progress) {
        this.output = output;
        this.barrier = new Barrier(output.root());
        this.manifest = manifest;
        this.ownership = new Ownership(output, manifestFile);
        this.foreignFiles = ForeignFiles.of(output, manifestFile);
        // About as many as files: an article refers to a few others and a few uploads.
        this.reads = ConcurrentHashMap.newKeySet(manifest.files().size());
        this.known = new ConcurrentHashMap<>(manifest.files().size());
        this.last = last;
        this.madeOf = madeOf;
        this.current = current;
        this.mode = mode;
        this.progress = progress;
    }

    Written write(List<PlannedFile> plan, FollowUp followUp, PriorityFiles first) throws IOException {
        List<PlannedFile> pages = toMake(plan);
        output.refuseLinks(
                manifest.files().keySet(), pages.stream().map(PlannedFile::path).toList());
        refuseObstacles(plan, followUp);
        fresh = isFresh(first);
        makePages(pages, followUp, first);
        make(toMake(shown(followUp)), "uploads");
        List<String> old = manifest.files().values().stream()
                .filter(file -> !file.isPlanned())
                .map(SiteFile::path)
                .toList();
        List<SiteFile> site = planned();
        List<String> foreign = foreign();
        List<String> cleaned = mode.clean() ? foreign : List.of();
        List<String> left = mode.clean() ? List.of() : foreign;
        if (!mode.dryRun()) {
            // Before the manifest forgets them, so that a killed run does not leave them behind as files of nobody.
            output.removeAll(old);
            output.removeAll(cleaned);
            foreignFiles.remember(left);
            old.forEach(path -> barrier.removed(output.root().resolve(path)));
            barrier.reach();
            manifest.save(site, complete ? madeOf : ""); // the next build tries again what could not be made
        }
        return new Written(
                site.size(),
                made.size(),
                written.get(),
                writtenPages.get(),
                site.size() - (mode.dryRun() ? made.size() : written.get()),
                old.size() + cleaned.size(),
                reasons(old, cleaned),
                new SiteReads(site, reads),
                problems(left));
    }

    /**
     * Whether this is the first build into an empty directory, and nobody reads it before the build has ended. Its files
     * need not appear whole: where it is killed, the list of unfinished files lets the next build make all of them again.
     */
    private boolean isFresh(PriorityFiles first) throws IOException {
        return first == PriorityFiles.NONE && manifest.files().isEmpty() && output.isEmpty();
    }

    private List<Problem> problems(List<String> foreign) {
        List<Problem> problems = new ArrayList<>(kept);
        problems.addAll(ForeignFiles.problems(foreign));
        last.damaged().stream()
                .sorted()
                .forEach(path -> problems.add(
                        new Problem("a file of the site was not as the last build left it", path, "made again")));
        return List.copyOf(problems);
    }

    /** Before anything is written. */
    private void refuseObstacles(List<PlannedFile> plan, FollowUp followUp) throws IOException {
        if (ownership.isOwnWithoutManifest(manifest.existed())) {
            return;
        }
        Set<String> ours = manifest.files().keySet();
        List<PlannedFile> all = new ArrayList<>(plan);
        all.addAll(followUp.possible());
        new Obstacles(output, ours::contains).refuse(all, mode.dryRun());
    }

    /** With a manifest, those that are known: to look at all files takes long on a large site. */
    private List<String> foreign() throws IOException {
        return manifest.existed() && !mode.clean()
                ? last.foreign().stream().filter(path -> !isOurs(path)).toList()
                : output.foreign(this::isOurs);
    }

    private void makePages(List<PlannedFile> pages, FollowUp followUp, PriorityFiles first) throws IOException {
        List<PlannedFile> waitedFor = new ArrayList<>(pages);
        waitedFor.removeIf(file -> !first.paths().test(file.path()));
        List<PlannedFile> others = new ArrayList<>(pages);
        others.removeIf(file -> first.paths().test(file.path()));
        make(waitedFor, "files");
        if (!waitedFor.isEmpty() && !others.isEmpty() && hasAll(followUp)) {
            first.made().run();
        }
        make(others, "files");
    }

    private List<PlannedFile> shown(FollowUp followUp) {
        return followUp.plan(Collections.unmodifiableSet(reads));
    }

    private boolean isOurs(String path) {
        return added.containsKey(path) || manifest.files().containsKey(path);
    }

    private List<SiteFile> planned() {
        return Stream.concat(manifest.files().values().stream(), added.values().stream())
                .filter(SiteFile::isPlanned)
                .sorted(Comparator.comparing(SiteFile::path))
                .toList();
    }

    private SiteFile of(PlannedFile file) {
        SiteFile known = manifest.files().get(file.path());
        return known != null ? known : added.computeIfAbsent(file.path(), path -> new SiteFile(path, Made.NEVER));
    }

    /** Whether what the pages show, as far as they are made, is there already. */
    private boolean hasAll(FollowUp followUp) {
        return shown(followUp).stream().allMatch(file -> whyMade(file).isEmpty());
    }

    private List<PlannedFile> toMake(List<PlannedFile> plan) {
        List<PlannedFile> toMake = new ArrayList<>();
        plan.forEach(file -> of(file).plan());
        List<String> whys = plan.parallelStream().map(this::whyMade).toList();
        for (int i = 0; i < plan.size(); i++) {
            if (!whys.get(i).isEmpty()) {
                made.put(plan.get(i).path(), whys.get(i));
                toMake.add(plan.get(i));
            }
        }
        return toMake;
    }

    private void make(List<PlannedFile> files, String step) throws IOException {
        if (mode.dryRun()) {
            files.forEach(
                    file -> reads.addAll(of(file).before().reads().byName().keySet()));
        } else if (!files.isEmpty()) {
            List<String> paths = files.stream().map(PlannedFile::path).toList();
            manifest.begin(paths);
            output.makeFolders(fresh ? paths : List.of());
            makeAll(files, step);
        }
    }

    private void makeAll(List<PlannedFile> files, String step) throws IOException {
        progress.start(step, files.size());
        try {
            new Batches(files, this::make).run();
        } finally {
            progress.finish();
        }
    }

    /** Why the file has to be made, in words; empty where it need not be. */
    private String whyMade(PlannedFile file) {
        Made before = of(file).before();
        if (mode.full()) {
            return "asked for with --full";
        }
        if (before == Made.NEVER) {
            return "new";
        }
        if (before == Made.UNFINISHED) {
            return "left unfinished by a run that was killed";
        }
        String changed = String.join(", ", changedInputs(file.inputs(), before.inputs()));
        if (!changed.isEmpty()) {
            return "changed: " + changed;
        }
        Map<String, String> read = before.reads().byName();
        for (Map.Entry<String, String> value : read.entrySet()) {
            if (!value.getValue().equals(known.computeIfAbsent(value.getKey(), current))) {
                return "read " + value.getKey() + ", which changed";
            }
        }
        if (last.notThere().contains(file.path())) {
            return "missing or changed on disk";
        }
        reads.addAll(read.keySet());
        return "";
    }

    private static Collection<String> changedInputs(Map<String, String> now, Fingerprints known) {
        if (known.are(now)) {
            return List.of();
        }
        Map<String, String> before = known.byName();
        Set<String> names = new TreeSet<>(now.keySet());
        names.addAll(before.keySet());
        names.removeIf(name -> now.getOrDefault(name, "").equals(before.getOrDefault(name, "")));
        return names;
    }

    private void make(PlannedFile file) throws IOException {
        Path target = output.file(file.path());
        if (file.maker() instanceof PlannedFile.Copy copy) {
            copy(file, copy, target);
        } else {
            makeOrKeep(file, target);
        }
        progress.advance();
    }

    private void makeOrKeep(PlannedFile file, Path target) throws IOException {
        try {
            of(file).made(make(file, target));
        } catch (DamagedException e) {
            keep(file, e);
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof DamagedException damaged)) {
                throw e;
            }
            keep(file, damaged);
        }
    }

    /** What it is made of is damaged. What the last build has made of it was right. */
    private void keep(PlannedFile file, DamagedException why) throws DamagedException {
        Made before = of(file).before();
        if (before.bytes() < 0 || last.notThere().contains(file.path())) {
            throw why;
        }
        reads.addAll(before.reads().byName().keySet());
        complete = false;
        kept.add(new Problem(
                "a file of the site could not be made again, the old one stays",
                file.path(),
                String.valueOf(why.getMessage())));
    }

    private Made make(PlannedFile file, Path target) throws IOException {
        Map<String, String> read = new TreeMap<>();
        byte[] bytes = file.maker().make(read::put);
        if (write(target, bytes)) {
            barrier.wrote(target);
            written.incrementAndGet();
            writtenPages.addAndGet(file.path().endsWith(".html") ? 1 : 0);
        }
        reads.addAll(read.keySet());
        return Made.of(bytes.length, Checksum.of(bytes), file.inputs(), read);
    }

    private boolean write(Path target, byte[] bytes) throws IOException {
        if (fresh) {
            AtomicFile.create(target, bytes);
            return true;
        }
        return AtomicFile.writeIfChanged(target, bytes);
    }

    private void copy(PlannedFile file, PlannedFile.Copy copy, Path target) throws IOException {
        String checksum;
        if (has(target, copy.sha256())) {
            checksum = Checksum.of(target);
        } else {
            try {
                checksum = copy.from().copyTo(target);
            } catch (StrayPathException | DamagedException e) { // the source reports it
                keepCopy(file, target);
                return;
            }
            barrier.wrote(target);
            written.incrementAndGet();
        }
        of(file).made(Made.of(Files.size(target), checksum, file.inputs(), Map.of()));
    }

    private static boolean has(Path target, String sha256) throws IOException {
        return Files.isRegularFile(target) && Hash.of(target).equals(sha256);
    }

    /** What the last build copied stays, if it still is what that build copied. */
    private void keepCopy(PlannedFile file, Path target) throws IOException {
        complete = false;
        String before = of(file).before().inputs().byName().getOrDefault(PlannedFile.Copy.INPUT, "");
        if (!has(target, before)) {
            of(file).leaveOut();
        }
    }

    private List<Reason> reasons(List<String> removed, List<String> cleaned) {
        List<Reason> reasons = new ArrayList<>();
        made.forEach((path, why) -> reasons.add(new Reason(path, why)));
        removed.forEach(path -> reasons.add(new Reason(path, "removed: no longer planned")));
        cleaned.forEach(path -> reasons.add(new Reason(path, Written.CLEANED)));
        return reasons;
    }
}
