package io.github.emlogstatic.publish.upload;

import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.FileTree;
import io.github.emlogstatic.files.HashCache;
import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.model.run.ShortList;
import io.github.emlogstatic.publish.target.BlogMark;
import io.github.emlogstatic.publish.target.PublishException;
import io.github.emlogstatic.publish.target.PublishResult;
import io.github.emlogstatic.publish.target.SiteFiles;
import io.github.emlogstatic.publish.target.SiteFiles.PublishedFile;
import io.github.emlogstatic.threads.AllThreads;
import io.github.emlogstatic.threads.NewThreads;
import io.github.emlogstatic.threads.ReadAhead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.Uncheck;

/**
 * Makes a {@link FileStore} hold the site: uploads what is new or changed, then removes what earlier runs have put
 * there.
 */
public final class SiteUpload {

    /** New threads, because each waits for a server most of the time. */
    private static final Executor THREADS = new NewThreads("upload");

    private static final int MOST_REFUSALS = 20;

    private final FileStore store;
    private final Progress progress;
    private final HashCache hashes;
    private final boolean force;
    private final CompletableFuture<Journal> opening;

    /**
     * Begins to ask the target for what it holds, which takes a while. Nothing is written.
     *
     * @param hashes the hashes of the files of the site
     * @param force overwrite files of others, and upload all files, whatever the list at the target says
     */
    public SiteUpload(FileStore store, Progress progress, HashCache hashes, boolean force) {
        this.store = store;
        this.progress = progress;
        this.hashes = hashes;
        this.force = force;
        this.opening = CompletableFuture.supplyAsync(() -> Uncheck.get(() -> Journal.open(store)), THREADS);
    }

    /**
     * @param blog whose site it is
     * @param archive the directory of the archive that the site was made of, which need not be there
     * @param dryRun only find out what would change
     */
    public PublishResult publish(SiteFiles files, BlogMark blog, Path archive, boolean dryRun) throws IOException {
        Journal journal = ReadAhead.await(opening);
        List<Upload> site = hashed(files);
        UploadPlan plan = UploadPlan.of(site, journal.there(), force);
        if (!force) {
            blog.refuseAnother(journal.blog(), store.name());
            refuseToOverwrite(store.existing(plan.added()));
        }
        refuseDamaged(plan.uploads());
        if (!dryRun) {
            journal.removeOldNotes();
            openToVisitors(journal.there().keySet());
        }
        if (!dryRun && !plan.isEmpty()) { // as always after a killed run, whose last note names files to send or remove
            carryOut(plan, site, blog, archive, journal);
        }
        List<String> warnings = journal.warning().stream().toList();
        return new PublishResult(
                store.name(), dryRun, plan.changes(journal::isNew), Optional.empty(), warnings, Optional.empty());
    }

    private List<Upload> hashed(SiteFiles files) throws IOException {
        return AllThreads.map(files.files(), this::hashed);
    }

    private Upload hashed(PublishedFile file) throws IOException {
        return Upload.of(
                file.path(), file.file(), file.bytes(), hashes.of(file.path()).sha256());
    }

    /** Reads the files that only the cache knows: a disk that loses a bit changes no time. */
    private void refuseDamaged(List<Upload> uploads) throws IOException {
        int damaged =
                AllThreads.map(uploads, file -> hashes.isStill(file.path())).indexOf(false);
        if (damaged >= 0) {
            DamagedException damage = new DamagedException(uploads.get(damaged).path()
                    + " has other bytes than when it was last read, but nobody has written it; nothing was published:"
                    + " look after the disk, then run verify on the site, and build again");
            try {
                hashes.save();
            } catch (IOException e) {
                damage.addSuppressed(e);
            }
            throw damage;
        }
    }

    private void refuseToOverwrite(Set<String> others) throws PublishException {
        if (!others.isEmpty()) {
            throw PublishException.refused(store.name() + ": "
                    + ShortList.of(List.copyOf(new TreeSet<>(others)), 1)
                    + (others.size() > 1 ? " are" : " is")
                    + " there already and would be overwritten; nothing was published: publish to another place, remove"
                    + " the files there, or overwrite them with --force");
        }
    }

    /**
     * Earlier versions left what they made as closed as the server's umask. The list is opened last: while it is closed,
     * all that was sent before it may be. The first file shows whether the server lets anything be opened.
     */
    private void openToVisitors(Set<String> paths) throws IOException {
        if (paths.isEmpty()
                || store.isOpen(FileList.PATH)
                || !store.open(paths.iterator().next())) {
            return;
        }
        Set<String> all = new TreeSet<>(paths);
        paths.forEach(path -> all.addAll(FileTree.folders(path)));
        each(all, store::open);
        store.open(FileList.PATH);
    }

    private void carryOut(UploadPlan plan, List<Upload> site, BlogMark blog, Path archive, Journal journal)
            throws IOException {
        journal.beginRemoval(plan.obstacles());
        each(plan.obstacles(), store::remove);
        Stages stages = Stages.of(archive, journal.there().keySet());
        try (Progress.Step uploading = progress.step("uploading", plan.uploads().size())) {
            for (List<Upload> batch : plan.batches(stages)) {
                journal.begin(hashes(batch));
                for (List<Upload> stage : stages.split(batch)) {
                    upload(stage);
                }
            }
        }
        Set<String> kept = ConcurrentHashMap.newKeySet();
        kept.addAll(plan.removals());
        journal.beginRemoval(plan.removals());
        Optional<PublishException> refusal = remove(plan.removals(), kept);
        Map<String, String> hashes = hashes(site);
        hashes.putAll(FileList.unsure(kept));
        journal.end(hashes, blog);
        if (refusal.isPresent()) {
            throw published(kept.size(), refusal.get());
        }
    }

    private <T> void each(Collection<T> things, IOConsumer<T> work) throws IOException {
        AllThreads.forEach(things, work, store.connections(), THREADS);
    }

    private PublishException published(int kept, PublishException refusal) {
        return PublishException.refused(store.name() + ": the site is published, and "
                + Plural.of(kept, "file that it no longer has stays there", "files that it no longer has stay there")
                + ": " + store.why(refusal));
    }

    private static Map<String, String> hashes(Collection<Upload> files) {
        return files.stream().collect(Collectors.toMap(Upload::path, Upload::sha256, (a, b) -> a, TreeMap::new));
    }

    private void upload(List<Upload> files) throws IOException {
        each(files, file -> {
            store.write(file);
            progress.advance();
        });
    }

    /**
     * Removes files, pages first. Where the target allows no removal, the site is up to date all the same, so the list is
     * written before the run fails. What it refuses for one file, such as one in a folder of another user, may hold for no
     * other; after some refusals and no removal in a folder it holds for all of that folder, and after refusals in as many
     * folders and no removal at all, for all files.
     *
     * @param kept receives the files that were not removed
     * @return the first refusal
     */
    private Optional<PublishException> remove(List<String> removals, Set<String> kept) throws IOException {
        Map<Boolean, List<String>> parts = removals.stream().collect(Collectors.partitioningBy(Stages::isHtml));
        Queue<PublishException> refusals = new ConcurrentLinkedQueue<>();
        Map<String, Integer> refused = new ConcurrentHashMap<>();
        Set<String> removable = ConcurrentHashMap.newKeySet();
        for (boolean pages : new boolean[] {true, false}) {
            each(parts.getOrDefault(pages, List.of()), path -> {
                String folder = path.substring(0, path.lastIndexOf('/') + 1);
                boolean here = refused.getOrDefault(folder, 0) >= MOST_REFUSALS && !removable.contains(folder);
                boolean everywhere = refused.size() >= MOST_REFUSALS && removable.isEmpty();
                if (here || everywhere) {
                    return;
                }
                try {
                    store.remove(path);
                    kept.remove(path);
                    removable.add(folder);
                } catch (PublishException.Refused e) {
                    refusals.add(e);
                    refused.merge(folder, 1, Integer::sum);
                }
            });
        }
        return Optional.ofNullable(refusals.peek());
    }
}
