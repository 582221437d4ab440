package io.github.emlogstatic.output;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.model.Problem;
import io.github.emlogstatic.model.Progress;
import io.github.emlogstatic.output.Manifest.Entry;
import io.github.emlogstatic.output.Written.Reason;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings an output directory to what is planned: makes what has changed, writes what has other bytes, removes what an
 * earlier build wrote and is planned no longer, and leaves all other files alone.
 */
public final class SiteWriter {

    private final Path output;
    private final Path manifestFile;
    private final UnaryOperator<String> current;

    /**
     * @param output the site's directory
     * @param manifestFile where to remember what was written; not in the output directory
     * @param current the present fingerprint of a site-wide value, by the name under which it was read
     */
    public SiteWriter(Path output, Path manifestFile, UnaryOperator<String> current) {
        this.output = output;
        this.manifestFile = manifestFile;
        this.current = current;
    }

    /**
     * @param full make everything again
     * @param dryRun only say what would be done
     * @param clean remove files that nobody planned, where there is no manifest
     */
    public record Mode(boolean full, boolean dryRun, boolean clean) {}

    /** Does it. Where making a file fails, the files made so far stay, and the next build goes on from there. */
    public Written write(List<PlannedFile> plan, Mode mode, Progress progress) throws IOException {
        Manifest manifest = Manifest.load(manifestFile);
        Map<String, PlannedFile> planned = byPath(plan);
        Map<String, String> toMake = new TreeMap<>();
        for (PlannedFile file : plan) {
            String why = whyMade(file, manifest.entries().get(file.path()), mode.full());
            if (!why.isEmpty()) {
                toMake.put(file.path(), why);
            }
        }
        List<String> toRemove = manifest.entries().keySet().stream()
                .filter(path -> !planned.containsKey(path))
                .toList();
        List<String> foreign = manifest.existed() ? List.of() : foreign(planned, manifest.entries());
        int written = 0;
        if (!mode.dryRun()) {
            written = make(manifest, planned, toMake, toRemove, progress);
            removeAll(mode.clean() ? foreign : List.of());
        }
        return new Written(
                plan.size(),
                toMake.size(),
                written,
                plan.size() - (mode.dryRun() ? toMake.size() : written),
                toRemove.size(),
                reasons(toMake, toRemove),
                mode.clean()
                        ? List.of()
                        : foreign.stream().map(SiteWriter::foreignProblem).toList());
    }

    private static Map<String, PlannedFile> byPath(List<PlannedFile> plan) {
        Map<String, PlannedFile> planned = new HashMap<>();
        for (PlannedFile file : plan) {
            if (planned.put(file.path(), file) != null) {
                throw new IllegalArgumentException("two files are planned for " + file.path());
            }
        }
        return planned;
    }

    private int make(
            Manifest manifest,
            Map<String, PlannedFile> planned,
            Map<String, String> toMake,
            List<String> toRemove,
            Progress progress)
            throws IOException {
        if (toMake.isEmpty() && toRemove.isEmpty() && manifest.existed()) {
            return 0;
        }
        manifest.begin(toMake.keySet());
        Map<String, Entry> entries = new ConcurrentHashMap<>();
        planned.keySet().stream()
                .filter(path -> !toMake.containsKey(path))
                .forEach(path -> entries.put(path, manifest.entries().get(path)));
        AtomicInteger written = new AtomicInteger();
        progress.start("render", toMake.size());
        try {
            toMake.keySet().parallelStream().forEach(path -> {
                entries.put(path, make(planned.get(path), written));
                progress.advance();
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            progress.finish();
        }
        // Before the manifest forgets them, so that a killed run does not leave them behind as files of nobody.
        removeAll(toRemove);
        manifest.save(entries);
        return written.get();
    }

    private Entry make(PlannedFile file, AtomicInteger written) {
        Map<String, String> reads = new TreeMap<>();
        try {
            Path target = output.resolve(file.path());
            if (file.maker() instanceof PlannedFile.Copy copy) {
                if (!Files.exists(target) || Files.mismatch(copy.from(), target) >= 0) {
                    AtomicFile.copy(copy.from(), target);
                    written.incrementAndGet();
                }
                return new Entry(Files.size(target), file.inputs(), reads);
            }
            byte[] bytes = file.maker().make(reads::put);
            if (AtomicFile.writeIfChanged(target, bytes)) {
                written.incrementAndGet();
            }
            return new Entry(bytes.length, file.inputs(), reads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why the file has to be made, in words; empty where it need not be. */
    private String whyMade(PlannedFile file, @Nullable Entry entry, boolean full) throws IOException {
        if (full) {
            return "asked for with --full";
        }
        if (entry == null) {
            return "new";
        }
        if (entry.bytes() < 0) {
            return "left unfinished by a run that was killed";
        }
        List<String> changes = new ArrayList<>();
        file.inputs().forEach((name, fingerprint) -> {
            if (!fingerprint.equals(entry.inputs().get(name))) {
                changes.add(name);
            }
        });
        entry.inputs().keySet().stream()
                .filter(name -> !file.inputs().containsKey(name))
                .forEach(changes::add);
        if (!changes.isEmpty()) {
            return "changed: " + String.join(", ", changes);
        }
        for (Map.Entry<String, String> read : entry.reads().entrySet()) {
            if (!read.getValue().equals(current.apply(read.getKey()))) {
                return "read " + read.getKey() + ", which changed";
            }
        }
        return isThere(file.path(), entry.bytes()) ? "" : "missing or of another length on disk";
    }

    private boolean isThere(String path, long bytes) {
        File file = output.resolve(path).toFile();
        return file.length() == bytes && (bytes > 0 || file.exists());
    }

    private List<String> foreign(Map<String, PlannedFile> planned, Map<String, Entry> ours) throws IOException {
        if (!Files.isDirectory(output)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> output.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !path.startsWith(".git/"))
                    .filter(path -> !planned.containsKey(path) && !ours.containsKey(path))
                    .sorted()
                    .toList();
        }
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
        while (folder != null && !folder.equals(output) && folder.startsWith(output)) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
            folder = folder.getParent();
        }
    }

    private static List<Reason> reasons(Map<String, String> toMake, List<String> toRemove) {
        List<Reason> reasons = new ArrayList<>();
        toMake.forEach((path, why) -> reasons.add(new Reason(path, why)));
        toRemove.forEach(path -> reasons.add(new Reason(path, "removed: no longer planned")));
        return reasons;
    }
}
