package io.github.emlogstatic.archive;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.emlogstatic.files.FileTree;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.Like;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes lines of the index again of the files that they were about: the blog may be gone, or no longer have what the
 * archive has. A line holds nothing that its file does not, but two times, for which that of the file is taken.
 */
final class LostLines {

    private static final Pattern OWN = Pattern.compile("(blog|categories|authors|notes|counters|names)\\.json"
            + "|(private/)?(articles|pages|comments|likes)/[1-9][0-9]{0,8}\\.json"
            + "|private/removed/((comments|likes)/[1-9][0-9]{0,8}|notes|categories|menu|links)\\.json"
            + "|private/(withdrawn|sealed)/[1-9][0-9]{0,8}\\.json|private/key|content/(.+/)?[^./][^/]*");

    private final Path root;
    private final ArchiveFiles files;
    private final List<Problem> told = new ArrayList<>();

    private LostLines(Path root, ArchiveFiles files) {
        this.root = root;
        this.files = files;
    }

    /** Which index is lost or cut off; the public one where it does not list two files that every archive has. */
    static Optional<String> lostIndex(Path root, Index index) throws IOException {
        boolean shown = Stream.of("blog.json", "names.json")
                .anyMatch(path -> index.get(path).isEmpty() && Files.exists(root.resolve(path)));
        if (shown) {
            return Optional.of(Index.FILES.get(0));
        }
        return isPrivateLost(root, index) ? Optional.of(Index.FILES.get(1)) : Optional.empty();
    }

    private static boolean isPrivateLost(Path root, Index index) throws IOException {
        Path folder = root.resolve(Index.PRIVATE);
        return Files.isDirectory(folder)
                && !Files.exists(root.resolve(Index.FILES.get(1)))
                && index.paths(Index.PRIVATE).isEmpty()
                && FileTree.paths(folder).stream()
                        .anyMatch(path -> OWN.matcher(Index.PRIVATE + path).matches());
    }

    /**
     * Takes in each of the archive's own files that can be read.
     *
     * @param indexes the files of the index that have lost lines
     * @return what was done, and what was not
     */
    static List<Problem> makeAgain(Path root, ArchiveFiles files, Collection<String> indexes) throws IOException {
        LostLines lost = new LostLines(root, files);
        for (String index : indexes) {
            lost.makeAgain(index);
        }
        return lost.told;
    }

    private void makeAgain(String index) throws IOException {
        boolean hidden = index.startsWith(Index.PRIVATE);
        int made = 0;
        for (String path : files.unknown()) {
            if (path.startsWith(Index.PRIVATE) == hidden && OWN.matcher(path).matches() && isGood(path)) {
                files.takeIn(path);
                made++;
            }
        }
        if (made > 0) {
            told.add(new Problem("lines of the index were made again", index, "of " + made + " files as they are"));
        }
    }

    private boolean isGood(String path) {
        String why;
        try {
            read(path);
            why = isWithheld(path) ? "private/ has what the blog has withdrawn" : "";
        } catch (IOException e) {
            why = "it cannot be read; take it from a backup or from git";
        }
        if (!why.isEmpty()) {
            told.add(new Problem("a file was not taken into the index", path, why));
        }
        return why.isEmpty();
    }

    /** An older copy may have brought back what the public may no longer read. */
    private boolean isWithheld(String path) throws IOException {
        Path file = root.resolve(path);
        Path tombstone = root.resolve(Index.PRIVATE + "withdrawn").resolve(file.getFileName());
        boolean isNotice = path.startsWith(Archive.ARTICLES)
                && ArchiveJson.read(file, ArchiveJson::article).article().needsPassword();
        return !path.startsWith(Index.PRIVATE)
                && !path.startsWith(ArchiveFiles.UPLOADS)
                && (Files.exists(tombstone) || !isNotice && Files.exists(root.resolve(Index.PRIVATE + path)));
    }

    /** Fails where a file is not what its path says. */
    private void read(String path) throws IOException {
        Path file = files.find(path).orElseThrow(() -> new NoSuchFileException(path));
        String shown = path.startsWith(Index.PRIVATE) ? path.substring(Index.PRIVATE.length()) : path;
        switch (shown.replaceFirst("/.*", "")) {
            case "articles" ->
                mustBe(
                        path,
                        ArchiveJson.read(file, ArchiveJson::article).article().id());
            case "pages" ->
                mustBe(path, ArchiveJson.read(file, ArchiveJson::page).page().id());
            case "withdrawn" ->
                mustBe(
                        path,
                        ArchiveJson.read(file, ArchiveJson.of(Withdrawal.class)).id());
            case "comments" -> ArchiveJson.read(file, ArchiveJson.of(new TypeReference<List<Comment>>() {}));
            case "likes" -> ArchiveJson.read(file, ArchiveJson.of(new TypeReference<List<Like>>() {}));
            case "removed" -> ArchiveJson.read(file, ArchiveJson.ofRemoved(Object.class));
            case "sealed" -> ArchiveJson.read(file, ArchiveJson.of(SealedArticle.class));
            case "blog.json" -> ArchiveJson.read(file, ArchiveJson.of(Blog.class));
            case "categories.json" -> ArchiveJson.read(file, ArchiveJson.of(new TypeReference<List<Category>>() {}));
            case "authors.json" -> ArchiveJson.read(file, ArchiveJson.of(new TypeReference<List<Author>>() {}));
            case "notes.json" -> ArchiveJson.read(file, ArchiveJson.of(new TypeReference<List<Note>>() {}));
            case "names.json" -> ArchiveJson.read(file, ArchiveJson.of(new TypeReference<Map<String, String>>() {}));
            case "counters.json" ->
                ArchiveJson.read(file, ArchiveJson.of(new TypeReference<Map<String, Map<Integer, Integer>>>() {}));
            default -> mustHoldSomething(path); // else an upload is what it is
        }
    }

    /** A power cut leaves files that are empty, or of the right length and all zeros. */
    private void mustHoldSomething(String path) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(root.resolve(path)))) {
            for (int b = in.read(); b <= 0; b = in.read()) {
                if (b < 0) {
                    throw new IOException(path + " holds nothing");
                }
            }
        }
    }

    private static void mustBe(String path, int id) throws IOException {
        if (!path.endsWith("/" + id + ".json")) {
            throw new IOException(path + " holds another id, " + id);
        }
    }
}
