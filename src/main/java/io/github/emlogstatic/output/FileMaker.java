package io.github.emlogstatic.output;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Barrier;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.files.StrayPathException;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.output.manifest.MadeFile;
import io.github.emlogstatic.output.manifest.Manifest;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.threads.AllThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes and copies the files of a site, on several threads. For one thread, which waits for them. */
final class FileMaker {

    /**
     * Memory outside of Java's heap. A page is written from it, and its checksum is computed from it. For memory on the
     * heap, Java would copy the page twice, or keep the garbage collector from moving it.
     */
    private static final ThreadLocal<ByteBuffer> ROOMS =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(1 << 17));

    private final OutputFolder output;
    private final Manifest manifest;
    private final LastBuild last;
    private final KnownFiles files;
    private final boolean inPlace;
    private final ReadNames reads;
    private final Progress progress;
    private final Barrier barrier;
    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger writtenPages = new AtomicInteger();
    private volatile boolean complete = true;

    /**
     * @param inPlace whether to write files without temporary ones: nobody reads the directory before the build has ended
     * @param reads gets the names of the site-wide values that the files read
     */
    FileMaker(SiteOnDisk before, KnownFiles files, boolean inPlace, ReadNames reads, Progress progress) {
        this.output = before.output();
        this.manifest = before.manifest();
        this.last = before.last();
        this.files = files;
        this.inPlace = inPlace;
        this.reads = reads;
        this.progress = progress;
        this.barrier = new Barrier(output.root());
    }

    /** The number of files that got other bytes than before. */
    int written() {
        return written.get();
    }

    /** The number of HTML pages among them. */
    int writtenPages() {
        return writtenPages.get();
    }

    /** Whether no file was kept or left out because the archive is damaged. */
    boolean complete() {
        return complete;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /**
     * Makes files, and takes them out of the list, so that each can be forgotten.
     *
     * @param step tells the user what is done
     */
    void makeAll(List<PlannedFile> planned, String step) throws IOException {
        List<String> paths = planned.stream().map(PlannedFile::path).toList();
        manifest.begin(paths);
        if (inPlace) {
            output.makeFolders(paths);
        }
        try (Progress.Step making = progress.step(step, planned.size())) {
            AllThreads<PlannedFile> threads = new AllThreads<>(batches(planned), file -> {
                make(file);
                progress.advance();
            });
            planned.clear();
            threads.run();
        }
    }

    /** The files by batch, in the turn of the batches. */
    private static List<List<PlannedFile>> batches(List<PlannedFile> planned) {
        List<List<PlannedFile>> batches = new ArrayList<>();
        Map<String, List<PlannedFile>> shared = new HashMap<>();
        for (PlannedFile file : planned) {
            if (file.batch().isEmpty()) {
                batches.add(List.of(file));
                continue;
            }
            List<PlannedFile> batch = shared.computeIfAbsent(file.batch(), added -> new ArrayList<>());
            if (batch.isEmpty()) {
                batches.add(batch);
            }
            batch.add(file);
        }
        batches.sort(Comparator.comparingInt(batch -> batch.get(0).turn()));
        return batches;
    }

    /**
     * Waits until all that was written is on the disk.
     *
     * @param removed paths of files that were removed meanwhile
     */
    void end(List<String> removed) throws IOException {
        removed.forEach(barrier::removed);
        barrier.reach();
    }

    private void make(PlannedFile file) throws IOException {
        if (file.maker() instanceof PlannedFile.Copy copy) {
            copy(file, copy, output.file(file.path()));
            return;
        }
        try {
            files.of(file).made(made(file));
        } catch (DamagedException e) {
            keep(file, e);
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof DamagedException damaged)) {
                throw e;
            }
            keep(file, damaged);
        }
    }

    private MadeFile made(PlannedFile file) throws IOException {
        Path target = inPlace ? output.newFile(file.path()) : output.file(file.path());
        Map<String, String> read = new TreeMap<>();
        ByteBuffer bytes = outsideHeap(file.maker().make(read::put));
        if (write(target, bytes.duplicate())) {
            barrier.wrote(file.path());
            written.incrementAndGet();
            writtenPages.addAndGet(file.path().endsWith(".html") ? 1 : 0);
        }
        reads.addAll(read.keySet());
        return MadeFile.of(
                bytes.remaining(), Checksum.crc32(bytes), file.inputs().get(), read);
    }

    private static ByteBuffer outsideHeap(ByteBuffer page) {
        ByteBuffer room = ROOMS.get();
        return page.remaining() <= room.capacity() ? room.clear().put(page).flip() : page;
    }

    private boolean write(Path target, ByteBuffer bytes) throws IOException {
        if (inPlace) {
            AtomicFile.create(target, bytes);
            return true;
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return AtomicFile.writeIfChanged(target, copy);
    }

    /** Keeps the file of the last build, which was made before the archive was damaged. */
    private void keep(PlannedFile file, DamagedException why) throws DamagedException {
        MadeFile before = files.of(file).before();
        if (before.bytes() < 0 || last.missingOrChanged().contains(file.path())) {
            throw why;
        }
        reads.addAll(before.reads().byName().keySet());
        complete = false;
        problems.add(new Problem(
                "a file of the site could not be made again, the old one stays",
                file.path(),
                String.valueOf(why.getMessage())));
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
            barrier.wrote(file.path());
            written.incrementAndGet();
        }
        files.of(file)
                .made(MadeFile.of(Files.size(target), checksum, file.inputs().get(), Map.of()));
    }

    private static boolean has(Path target, String sha256) throws IOException {
        try {
            return Files.isRegularFile(target) && Hash.of(target).equals(sha256);
        } catch (DamagedException e) {
            return false; // the copy that takes its place can be read
        }
    }

    /** Keeps the copy of the last build, unless it has changed since. */
    private void keepCopy(PlannedFile file, Path target) throws IOException {
        complete = false;
        String before = files.of(file).before().inputs().byName().getOrDefault(PlannedFile.Copy.INPUT, "");
        if (!has(target, before)) {
            files.of(file).leaveOut();
        }
    }
}
