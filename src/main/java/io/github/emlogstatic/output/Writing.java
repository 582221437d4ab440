package io.github.emlogstatic.output;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Tree;
import io.github.emlogstatic.model.Problem;
import io.github.emlogstatic.model.Progress;
import io.github.emlogstatic.output.SiteFile.Made;
import io.github.emlogstatic.output.SiteWriter.FollowUp;
import io.github.emlogstatic.output.SiteWriter.Mode;
import io.github.emlogstatic.output.Written.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of a {@link SiteWriter}. */
final class Writing {

    private final Path output;
    private final Manifest manifest;
    private final Set<String> notThere;
    private final String madeOf;
    private final UnaryOperator<String> current;
    private final Mode mode;
    private final Progress progress;

    private final Map<String, SiteFile> added = new ConcurrentHashMap<>();
    private final Set<String> reads;
    private final Map<String, String> made = new TreeMap<>();
    private final Map<String, String> known;
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger writtenPages = new AtomicInteger();

    Writing(
            Path output,
            Manifest manifest,
            Set<String> notThere,
            String madeOf,
            UnaryOperator<String> current,
            Mode mode,
            Progress progress) {
        this.output = output;
        this.manifest = manifest;
        // About as many as files: an article refers to a few others and a few uploads.
        this.reads = ConcurrentHashMap.newKeySet(manifest.files().size());
        this.known = new ConcurrentHashMap<>(manifest.files().size());
        this.notThere = notThere;
        this.madeOf = madeOf;
        this.current = current;
        this.mode = mode;
        this.progress = progress;
    }

    Written write(List<PlannedFile> plan, FollowUp followUp, First first) throws IOException {
        List<PlannedFile> pages = toMake(plan);
        List<PlannedFile> waitedFor = new ArrayList<>(pages);
        waitedFor.removeIf(file -> !first.paths().test(file.path()));
        pages.removeIf(file -> first.paths().test(file.path()));
        if (!waitedFor.isEmpty()) {
            make(waitedFor, "files");
            if (!pages.isEmpty() && hasAll(followUp)) {
                first.made().run();
            }
        }
        make(pages, "files");
        make(toMake(followUp.plan(Collections.unmodifiableSet(reads))), "uploads");
        List<String> old = manifest.files().values().stream()
                .filter(file -> !file.isPlanned())
                .map(SiteFile::path)
                .toList();
        List<SiteFile> site = planned();
        List<String> foreign = manifest.existed() && !mode.clean() ? List.of() : foreign();
        if (!mode.dryRun()) {
            // Before the manifest forgets them, so that a killed run does not leave them behind as files of nobody.
            removeAll(old);
            removeAll(mode.clean() ? foreign : List.of());
            manifest.save(site, madeOf);
        }
        return new Written(
                site.size(),
                made.size(),
                written.get(),
                writtenPages.get(),
                site.size() - (mode.dryRun() ? made.size() : written.get()),
                old.size(),
                reasons(old),
                new SiteReads(site, reads),
                mode.clean()
                        ? List.of()
                        : foreign.stream().map(Writing::foreignProblem).toList());
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
        return followUp.plan(Collections.unmodifiableSet(reads)).stream()
                .allMatch(file -> whyMade(file).isEmpty());
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
            manifest.begin(files.stream().map(PlannedFile::path).toList());
            makeAll(files, step);
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
        if (notThere.contains(file.path())) {
            return "missing or of another length on disk";
        }
        reads.addAll(read.keySet());
        return "";
    }

    private static Collection<String> changedInputs(Map<String, String> now, Values known) {
        if (known.are(now)) {
            return List.of();
        }
        Map<String, String> before = known.byName();
        Set<String> names = new TreeSet<>(now.keySet());
        names.addAll(before.keySet());
        names.removeIf(name -> now.getOrDefault(name, "").equals(before.getOrDefault(name, "")));
        return names;
    }

    private void makeAll(List<PlannedFile> files, String step) throws IOException {
        progress.start(step, files.size());
        // Kept until all have ended: thrown at once, it would leave other threads writing after this has returned.
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        Queue<List<PlannedFile>> batches = batches(files);
        IntStream.rangeClosed(0, ForkJoinPool.getCommonPoolParallelism())
                .parallel()
                .forEach(worker -> makeNext(batches, failure));
        progress.finish();
        if (failure.get() instanceof IOException e) {
            throw e;
        }
        if (failure.get() instanceof RuntimeException e) {
            throw e;
        }
    }

    private static Queue<List<PlannedFile>> batches(List<PlannedFile> files) {
        return files.stream()
                .collect(Collectors.collectingAndThen(
                        Collectors.groupingBy(PlannedFile::batch, LinkedHashMap::new, Collectors.toList()),
                        batches -> new ConcurrentLinkedQueue<>(batches.values())));
    }

    /** One after the other: some take a thousand times as long as others, so that equal shares would not be fair. */
    private void makeNext(Queue<List<PlannedFile>> batches, AtomicReference<@Nullable Exception> failure) {
        for (List<PlannedFile> batch = batches.poll(); batch != null; batch = batches.poll()) {
            for (PlannedFile file : batch) {
                if (failure.get() != null) {
                    return;
                }
                makeOrNote(file, failure);
            }
        }
    }

    private void makeOrNote(PlannedFile file, AtomicReference<@Nullable Exception> failure) {
        try {
            of(file).made(make(file));
            progress.advance();
        } catch (UncheckedIOException e) {
            failure.compareAndSet(null, e.getCause());
        } catch (IOException | RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private Made make(PlannedFile file) throws IOException {
        Path target = output.resolve(file.path());
        return file.maker() instanceof PlannedFile.Copy copy ? copy(file, copy, target) : make(file, target);
    }

    private Made make(PlannedFile file, Path target) throws IOException {
        Map<String, String> read = new TreeMap<>();
        byte[] bytes = file.maker().make(read::put);
        if (AtomicFile.writeIfChanged(target, bytes)) {
            written.incrementAndGet();
            writtenPages.addAndGet(file.path().endsWith(".html") ? 1 : 0);
        }
        reads.addAll(read.keySet());
        return Made.of(bytes.length, file.inputs(), read);
    }

    private Made copy(PlannedFile file, PlannedFile.Copy copy, Path target) throws IOException {
        Path from = copy.from().get();
        if (!Files.exists(target) || Files.mismatch(from, target) >= 0) {
            AtomicFile.copy(from, target);
            written.incrementAndGet();
        }
        return Made.of(Files.size(target), file.inputs(), Map.of());
    }

    private List<String> foreign() throws IOException {
        if (!Files.isDirectory(output)) {
            return List.of();
        }
        return Tree.paths(output).stream()
                .filter(path -> !path.startsWith(".git/"))
                .filter(path -> !added.containsKey(path) && !manifest.files().containsKey(path))
                .toList();
    }

    private static Problem foreignProblem(String path) {
        return new Problem("a file that this program did not write", path, "left alone; build --clean removes it");
    }

    private void removeAll(List<String> paths) throws IOException {
        for (String path : paths) {
            Path file = output.resolve(path);
            Files.deleteIfExists(file);
            Files.deleteIfExists(AtomicFile.temporary(file));
            removeEmptyFolders(file.getParent());
        }
    }

    private void removeEmptyFolders(@Nullable Path folder) throws IOException {
        for (Path empty = folder; empty != null && !empty.equals(output); empty = empty.getParent()) {
            try {
                Files.deleteIfExists(empty);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    private List<Reason> reasons(List<String> removed) {
        List<Reason> reasons = new ArrayList<>();
        made.forEach((path, why) -> reasons.add(new Reason(path, why)));
        removed.forEach(path -> reasons.add(new Reason(path, "removed: no longer planned")));
        return reasons;
    }
}
