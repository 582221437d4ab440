package io.github.emlogstatic.archive;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.index.Index;
import io.github.emlogstatic.archive.store.ArchiveFiles;
import io.github.emlogstatic.archive.store.Orphans;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is damaged in an archive: files that differ from its index, and the index itself. A damaged file is replaced when the
 * blog or a copy gives it again, or set aside when nothing will.
 */
public final class ArchiveDamage {

    private final Path root;
    private final Index index;
    private final ArchiveFiles files;
    private final PrivateFolder privateFolder;
    private final List<Problem> repaired;

    /** @param repaired what was repaired while the archive was opened */
    ArchiveDamage(Path root, Index index, ArchiveFiles files, PrivateFolder privateFolder, List<Problem> repaired) {
        this.root = root;
        this.index = index;
        this.files = files;
        this.privateFolder = privateFolder;
        this.repaired = new ArrayList<>(repaired);
    }

    /** What was found to be damaged, and what became of it so far. */
    public List<Problem> report() {
        List<Problem> report = new ArrayList<>(repaired);
        files.damage().problems().stream()
                .filter(problem -> !problem.where().equals(ArchivePaths.NAMES)) // reported by NamesCopy
                .forEach(report::add);
        return report;
    }

    /** The paths of the files that are known to be damaged. */
    public Set<String> paths() {
        return files.damage().now();
    }

    /** Whether the file at that path is known to be damaged. */
    public boolean isOf(String path) {
        return files.damage().isOf(path);
    }

    /** Whether any damaged file is not an upload. */
    public boolean isOfTexts() {
        return paths().stream().anyMatch(path -> !path.startsWith(ArchivePaths.UPLOADS));
    }

    /** Whether the comments or the likes of an article or page are damaged. */
    public boolean isOfDiscussion(int id) {
        return !paths().isEmpty() && (isOf(ArchivePaths.comments(id)) || isOf(ArchivePaths.likes(id)));
    }

    /**
     * Notes that a file is damaged, so that the blog is asked for it again.
     *
     * @param why what is wrong with it
     */
    public void add(String path, String why) {
        files.damage().add(path, why);
    }

    /** Fails if the index lists a file that is missing or known to be damaged. */
    public void requireWhole(String path) throws IOException {
        files.requireWhole(path);
    }

    /** Replaces a damaged file by a copy, if the copy has the right bytes. */
    public void putBack(String path, Path copy) throws IOException {
        if (files.restoreFrom(copy, path)) {
            repaired.add(new Problem("a damaged file was put back", path, "from the site, which has a copy"));
        }
    }

    /**
     * Moves damaged uploads to {@code state/damaged/} and removes them from the index, because the blog no longer has them.
     * {@link #report()} names them. Damaged public texts stay in the index, so that the next run asks for them.
     */
    public void setAsideUploads() throws IOException {
        files.setAsideLost(ArchivePaths.UPLOADS);
    }

    /**
     * Moves damaged private files to {@code state/damaged/} and removes them from their index. From now on nobody knows that
     * their texts must not be published.
     */
    public void setAsidePrivate() throws IOException {
        files.setAsideLost(ArchivePaths.PRIVATE);
    }

    /**
     * The missing or damaged files with texts that must not be published. While there are any, nobody can tell whether the
     * site contains these texts. Reads all files in {@code private/}.
     */
    public List<String> lostPrivateTexts() throws IOException {
        List<String> lost = new ArrayList<>(privateFolder.lostTexts());
        if (lost.isEmpty() && IndexRepair.isPrivateLost(root, index)) {
            lost.add(Index.PRIVATE_FILE);
        }
        return lost;
    }

    /** What is wrong with the index itself; empty if nothing is. */
    List<Problem> ofIndex() throws IOException {
        List<Problem> damage = new ArrayList<>(index.damagedLines());
        IndexRepair.lost(root, index)
                .ifPresent(name -> damage.add(new Problem("the index is lost or cut off", name, Index.REMEDY)));
        return damage;
    }

    /** The files of the archive that belong to nothing. */
    Orphans orphans() {
        return files.orphans();
    }
}
