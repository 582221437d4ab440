package io.github.emlogstatic.archive;

import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.files.StrayPathException;
import io.github.emlogstatic.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An archive held against its own index: every file against its hash, every file of one against the other, and every
 * count against what it counts.
 *
 * @param files how many files the index names
 * @param damage what is off, in the order of paths; empty where the archive is whole
 * @param unfinished whether the last run was killed: what it had not come to is not damage
 */
public record Verification(int files, List<Problem> damage, boolean unfinished) {

    private static final String REMEDY = "take it from a backup or from git, or let build --full ask the blog for it";

    /** @param directory of an archive; must hold a {@code blog.json} */
    public static Verification of(Path directory) throws IOException {
        List<Problem> damagedLines = DamagedLines.of(directory);
        if (!damagedLines.isEmpty()) {
            return new Verification(0, damagedLines, false); // without its index nothing else can be told
        }
        Archive archive = Archive.inspect(directory);
        Optional<String> lost = archive.lostIndex();
        if (lost.isPresent()) {
            return new Verification(
                    0, List.of(new Problem("the index is lost or cut off", lost.get(), Archive.REMEDY)), false);
        }
        Set<Problem> damage = new TreeSet<>();
        for (IndexEntry entry : archive.index().values()) {
            check(archive, entry, damage);
        }
        boolean unfinished = archive.recovered();
        for (String orphan : archive.unknown()) {
            if (unfinished && orphan.endsWith(".tmp")) {
                continue; // on its way
            }
            String how = ArchiveFiles.isInOwnFolder(orphan) ? "build --full sets it aside" : "move it out";
            damage.add(new Problem("file is not in the index", orphan, how));
        }
        if (!unfinished) {
            belongings(archive, damage);
        }
        return new Verification(archive.index().size(), List.copyOf(damage), unfinished);
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
            damage.add(new Problem("file is missing", entry.path(), REMEDY));
        } else if (Files.size(file) != entry.bytes()) {
            damage.add(new Problem(
                    "file has another length",
                    entry.path(),
                    Files.size(file) + " bytes, the index says " + entry.bytes() + "; " + REMEDY));
        } else if (!Hash.of(file).equals(entry.sha256())) {
            damage.add(new Problem(
                    "file has another content", entry.path(), "its hash differs from the index; " + REMEDY));
        }
    }

    private static void belongings(Archive archive, Set<Problem> damage) throws IOException {
        for (String path : archive.ofNobody()) {
            damage.add(new Problem("belongs to no article", path, "build --full sets it aside"));
        }
        Set<String> names = names(archive);
        List<String> nameless = new ArrayList<>();
        archive.articleIds().forEach(id -> nameless.add("article/" + id));
        archive.pageIds().forEach(id -> nameless.add("page/" + id));
        nameless.removeIf(names::contains);
        nameless.forEach(
                key -> damage.add(new Problem("has no name", key, "names.json lacks it; build --full gives it one")));
    }

    private static Set<String> names(Archive archive) {
        try {
            return archive.names().keySet();
        } catch (IOException e) {
            return Set.of(); // its hash has told already that the file is damaged
        }
    }
}
