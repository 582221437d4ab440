package io.github.emlogstatic.archive;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.index.Index;
import io.github.emlogstatic.archive.record.ArticleJson;
import io.github.emlogstatic.archive.store.ArchiveFiles;
import io.github.emlogstatic.archive.store.ArchiveJson;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.FileTree;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rebuilds lost or damaged lines of the index from the files themselves: the blog may be gone, or may no longer have
 * what the archive has. A line contains nothing that its file does not, except two times, for which the time of the
 * file is taken.
 */
final class IndexRepair {

    /** The files that are not {@link ArchivePaths#SINGLE_FILES}. */
    private static final Pattern OTHERS = Pattern.compile("(private/)?(articles|pages|comments|likes)/[0-9]+\\.json"
            + "|private/removed/((comments|likes)/[0-9]+|notes|categories|tags|menu|links)\\.json"
            + "|private/drafts/((articles|pages|comments)/[0-9]+|notes)\\.json"
            + "|private/(withdrawn|sealed)/[0-9]+\\.json|private/key|content/(.+/)?[^./][^/]*");

    private final Path root;
    private final ArchiveFiles files;
    private final ContentCheck content;
    private final boolean online;
    private final List<Problem> problems = new ArrayList<>();

    private IndexRepair(Path root, ArchiveFiles files, boolean online) {
        this.root = root;
        this.files = files;
        this.content = new ContentCheck(files);
        this.online = online;
    }

    /**
     * The index file that is lost or cut off. The public index is lost if it does not list the two files that every
     * archive has; the private one, if it lacks files that the list in {@code state/} names, or lists nothing though
     * there are private files.
     */
    static Optional<String> lost(Path root, Index index) throws IOException {
        boolean shown = Stream.of(ArchivePaths.BLOG, ArchivePaths.NAMES)
                .anyMatch(path -> !index.holds(path) && Files.exists(root.resolve(path)));
        if (shown) {
            requireBlog(root.resolve(ArchivePaths.BLOG));
            return Optional.of(Index.PUBLIC_FILE);
        }
        return isPrivateLost(root, index) ? Optional.of(Index.PRIVATE_FILE) : Optional.empty();
    }

    /** Fails if the folder is not an archive: other programs have a {@code blog.json}, too. */
    private static void requireBlog(Path blog) throws IOException {
        try {
            if (Files.exists(blog)) {
                ArchiveJson.read(blog, ArchiveJson.of(Blog.class));
            }
        } catch (DamagedException e) {
            // empty or cut off, as a power cut leaves it
        }
    }

    static boolean isPrivateLost(Path root, Index index) throws IOException {
        if (!index.lost().isEmpty()) {
            return true;
        }
        Path folder = root.resolve(ArchivePaths.PRIVATE);
        return Files.isDirectory(folder)
                && index.paths(ArchivePaths.PRIVATE).isEmpty()
                && FileTree.paths(folder).stream().anyMatch(path -> isOwn(ArchivePaths.PRIVATE + path));
    }

    private static boolean isOwn(String path) {
        return ArchivePaths.SINGLE_FILES.contains(path)
                || OTHERS.matcher(path).matches() && ArchivePaths.isPossible(path);
    }

    /**
     * The index files that need a repair.
     *
     * @param full whether doubtful files need one too: missing ones, and those with several lines for one path
     */
    static Set<String> needed(Path root, Index index, boolean full) throws IOException {
        Optional<String> lost = lost(root, index);
        if (lost.filter(Index.PUBLIC_FILE::equals).isPresent()) {
            return new TreeSet<>(Index.FILES);
        }
        Set<String> needed = new TreeSet<>(Index.FILES);
        needed.removeIf(name -> !index.isDamaged(name));
        boolean thorough = full || !needed.isEmpty();
        lost.ifPresent(needed::add);
        Index.FILES.stream().filter(name -> thorough && index.isDoubtful(name)).forEach(needed::add);
        return needed;
    }

    /**
     * Adds to the index each of the archive's own files that is not in it.
     *
     * @param indexes the index files that need a repair
     * @param online whether the run asks the blog for what cannot be read
     * @return what was done, and what was not
     */
    static List<Problem> run(Path root, ArchiveFiles files, Collection<String> indexes, boolean online)
            throws IOException {
        IndexRepair repair = new IndexRepair(root, files, online);
        for (String index : indexes) {
            repair.repair(index);
        }
        return repair.problems;
    }

    /**
     * Adds the lost entries of private files, even of damaged ones: what the public must not read has to be known. Adds the
     * hashes of those that the owner has put back.
     */
    static List<Problem> ofPrivateFiles(Path root, Index index, ArchiveFiles files) throws IOException {
        IndexRepair repair = new IndexRepair(root, files, false);
        int lost = index.putBackLost();
        int whole = 0;
        for (String path : index.withoutHash()) {
            if (repair.content.fits(path)) {
                files.addToIndex(path);
                whole++;
            }
        }
        if (lost > 0) {
            repair.madeAgain(
                    Index.PRIVATE_FILE, "of " + Plural.of(lost, "file", "files") + ", whose names are in state/");
        } else if (whole > 0) {
            repair.madeAgain(Index.PRIVATE_FILE, "of " + Plural.of(whole, "file that is back", "files that are back"));
        }
        return repair.problems;
    }

    private void madeAgain(String index, String why) {
        problems.add(new Problem("lines of the index were made again", index, why));
    }

    private void repair(String index) throws IOException {
        boolean isPrivate = index.equals(Index.PRIVATE_FILE);
        int added = 0;
        for (String path : files.orphans().files()) {
            boolean isAbout = path.startsWith(ArchivePaths.PRIVATE) == isPrivate && isOwn(path);
            if (isAbout && add(path)) {
                added++;
            }
        }
        if (added > 0) {
            madeAgain(
                    index,
                    "of " + Plural.of(added, "file", "files")
                            + "; what it told of their first and last change is lost, and"
                            + " the times of the files stand for it");
        }
    }

    private boolean add(String path) throws IOException {
        if (!content.fits(path)) {
            return addUnreadable(path);
        }
        if (isWithheld(path)) {
            notTaken(path, "private/ has what the blog has withdrawn");
            return false;
        }
        files.addToIndex(path);
        return true;
    }

    /**
     * Adds a file that cannot be read, if the blog can be asked for it. What {@code private/} held must not be forgotten in
     * any case, because the site may hold it, too.
     */
    private boolean addUnreadable(String path) throws IOException {
        if (online || path.startsWith(ArchivePaths.PRIVATE)) {
            files.addLost(path);
            return true;
        }
        notTaken(path, "it cannot be read; take it from a backup or from git");
        return false;
    }

    private void notTaken(String path, String why) {
        problems.add(new Problem("a file was not taken into the index", path, why));
    }

    /** Whether the file is an older copy of what the public may no longer read. */
    private boolean isWithheld(String path) throws IOException {
        Path file = root.resolve(path);
        Path tombstone =
                root.resolve(ArchivePaths.PRIVATE + PrivateFolder.WITHDRAWN).resolve(file.getFileName());
        boolean isNotice = path.startsWith(ArchivePaths.ARTICLES)
                && ArchiveJson.read(file, ArticleJson::article).article().needsPassword();
        return !path.startsWith(ArchivePaths.PRIVATE)
                && !path.startsWith(ArchivePaths.UPLOADS)
                && (Files.exists(tombstone) || !isNotice && Files.exists(root.resolve(ArchivePaths.PRIVATE + path)));
    }
}
