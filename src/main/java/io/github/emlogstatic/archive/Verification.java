package io.github.emlogstatic.archive;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.index.IndexEntry;
import io.github.emlogstatic.archive.store.Damage;
import io.github.emlogstatic.archive.store.Orphans;
import io.github.emlogstatic.archive.store.StateFolder;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.DirectoryLock;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.files.LockedException;
import io.github.emlogstatic.files.Scrub;
import io.github.emlogstatic.files.StrayPathException;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.threads.AllThreads;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The check of an archive against its own index: every file must have its hash, every comment its article, and every
 * article its name.
 *
 * @param files the number of files in the index
 * @param damage what is wrong, sorted by path; empty if the archive is intact
 * @param unfinished whether the last run was killed. What it had left to do is not damage
 */
public record Verification(int files, List<Problem> damage, boolean unfinished) {

    /** @param directory the directory of an archive; it must hold a {@code blog.json} */
    public static Verification of(Path directory) throws IOException {
        ArchiveOpening.requireArchive(directory);
        Archive archive = Archive.inspect(directory);
        List<Problem> damagedIndex = archive.damage().ofIndex();
        if (!damagedIndex.isEmpty()) {
            return new Verification(0, damagedIndex, false); // nothing else can be checked without the index
        }
        boolean unfinished = archive.recovered();
        Set<Problem> damage = new ConcurrentSkipListSet<>();
        AllThreads.forEach(archive.index().values(), entry -> check(archive, entry, damage));
        checkUnindexed(archive, damage);
        if (!unfinished) {
            checkRelations(archive, damage);
        }
        return new Verification(archive.index().size(), List.copyOf(damage), unfinished);
    }

    /**
     * The same for an archive that a run may be using: what looks damaged may only be new. So it is looked at again while no
     * run writes.
     *
     * @throws LockedException if a run is writing
     */
    public static Verification ofUsed(Path directory) throws IOException {
        Verification first = of(directory);
        if (first.damage().isEmpty()) {
            return first;
        }
        try (Closeable lock = ArchiveLock.toRead(directory)) {
            return of(directory);
        }
    }

    /** Lets the next build read the damaged files first, which mends what the blog or the site still has. */
    public void note(Path directory, Instant now) throws IOException {
        if (damage.isEmpty()) {
            return;
        }
        try (DirectoryLock lock = ArchiveLock.of(directory)) {
            Scrub scrub = Scrub.load(new StateFolder(directory).file(ArchiveOpening.SCRUB), now);
            scrub.found(damage.stream().map(Problem::where).toList());
            scrub.save();
        } catch (LockedException e) {
            // Another run has begun, which keeps its own list. The next night notes it again.
        }
    }

    private static void checkUnindexed(Archive archive, Set<Problem> damage) throws IOException {
        for (String path : archive.damage().orphans().notIndexed()) {
            boolean unfinished = archive.recovered() && path.endsWith(".tmp");
            if (!unfinished) {
                String what = Orphans.isInOwnFolder(path) ? "build --full sets it aside" : "move it out";
                damage.add(new Problem("file is not in the index", path, what));
            }
        }
    }

    private static void check(Archive archive, IndexEntry entry, Set<Problem> damage) throws IOException {
        Path file;
        try {
            file = archive.file(entry.path());
        } catch (StrayPathException e) {
            damage.add(new Problem("file is not in the archive itself", entry.path(), e.why()));
            return;
        }
        if (!Files.isRegularFile(file)) {
            damage.add(new Problem("file is missing", entry.path(), Damage.REMEDY));
        } else if (Files.size(file) != entry.bytes()) {
            damage.add(new Problem(
                    "file has another length",
                    entry.path(),
                    Plural.of(Files.size(file), "byte", "bytes") + ", the index says " + entry.bytes() + "; "
                            + Damage.REMEDY));
        } else {
            checkContent(file, entry, damage);
        }
    }

    private static void checkContent(Path file, IndexEntry entry, Set<Problem> damage) throws IOException {
        try {
            if (!Hash.of(file).equals(entry.sha256())) {
                damage.add(new Problem(
                        "file has another content", entry.path(), "its hash differs from the index; " + Damage.REMEDY));
            }
        } catch (DamagedException e) {
            damage.add(new Problem("file cannot be read", entry.path(), "the disk fails there; " + Damage.REMEDY));
        }
    }

    private static void checkRelations(Archive archive, Set<Problem> damage) throws IOException {
        for (String path : archive.damage().orphans().withoutArticle()) {
            damage.add(new Problem("belongs to no article", path, "build --full sets it aside"));
        }
        Optional<Set<String>> names = names(archive);
        if (names.isEmpty() && damage.stream().anyMatch(told -> told.where().equals(ArchivePaths.NAMES))) {
            return;
        }
        List<String> nameless = new ArrayList<>();
        archive.articleIds().forEach(id -> nameless.add(SiteKey.article(id).toString()));
        archive.pageIds().forEach(id -> nameless.add(SiteKey.page(id).toString()));
        nameless.removeAll(names.orElse(Set.of()));
        nameless.forEach(
                key -> damage.add(new Problem("has no name", key, "names.json lacks it; build --full gives it one")));
    }

    private static Optional<Set<String>> names(Archive archive) {
        try {
            return Optional.of(archive.names().keySet());
        } catch (IOException e) {
            return Optional.empty(); // if its hash is that of the index, only the missing names tell of it
        }
    }
}
