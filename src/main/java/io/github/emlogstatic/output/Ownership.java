package io.github.emlogstatic.output;

import io.github.emlogstatic.files.FileContent;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.files.RefusedException;
import io.github.emlogstatic.output.manifest.Manifest;
import io.github.emlogstatic.output.plan.PlannedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Distinguishes a site of this program from a directory of others, so that nothing of theirs is overwritten. */
record Ownership(OutputFolder output, Path manifest) {

    /** The generator mark. It is in all pages of themes that extend a built-in one, and in Atom feeds. */
    private static final Pattern MARK =
            Pattern.compile("<meta name=\"generator\" content=\"emlog-static\\b|<generator\\b[^>]*>emlog-static\\b");

    private static final List<String> MARKED = List.of("index.html", "404.html", "atom.xml");

    /**
     * The files by whose mark a site is recognised. Other files, such as a picture or a file for WordPress, may contain
     * the mark, too.
     */
    private static final Pattern PAGE_OR_ATOM = Pattern.compile("\\.html$|(?:^|/)atom\\.xml$");

    /** The feeds without a mark. The program writes them beside each Atom feed. */
    private static final Pattern OTHER_FEED = Pattern.compile("(?<=^|/)(?:rss\\.xml|feed\\.json)$");

    /** A file of the search. It begins with a call that names it: {@code es.texts("0/14",} in {@code search/0/t14.js}. */
    private static final Pattern SEARCH = Pattern.compile("^search/(\\w+)/(t?)(\\d+)\\.js$");

    /** The mark is near the start of a file. */
    private static final int START = 1 << 16;

    /**
     * Refuses a directory that is neither empty nor a site of this program.
     *
     * @param force accept it all the same, and build beside the files of others
     * @param clean whether files of others will be removed; in such a directory, that would be all files
     */
    void check(boolean force, boolean clean) throws IOException {
        output.requireDirectory();
        Optional<String> other = isOwn() ? Optional.empty() : firstOfOthers();
        if (other.isEmpty()) {
            return;
        }
        if (!force) {
            throw new RefusedException(output.root() + ": the output directory holds files that this program did not"
                    + " write, " + other.get() + " for one; name an empty directory with -o, or let build --force"
                    + " put the site beside them");
        }
        if (clean) {
            throw new RefusedException(output.root() + ": --clean would remove all files of others, " + other.get()
                    + " for one; build once with --force alone, and look at the files that it lists");
        }
    }

    /**
     * Whether all planned paths belong to this program, although no manifest lists them: the manifest of an earlier
     * build is lost or damaged.
     */
    boolean isOwnWithoutManifest(boolean manifestIsWhole) throws IOException {
        return !manifestIsWhole && (Files.exists(manifest) || isMarked());
    }

    /** Whether the directory holds a site of this program, even if its manifest is lost. */
    boolean isOwn() throws IOException {
        return Manifest.isThere(manifest) || isMarked();
    }

    private boolean isMarked() {
        return MARKED.stream().anyMatch(name -> isMarked(output.root().resolve(name)));
    }

    /** Whether a file is a page or a feed of this program. It need not be in the manifest if an older site was restored. */
    static boolean isMarked(Path file) {
        return MARK.matcher(start(file)).find();
    }

    private static boolean isOfSearch(Path root, String path) {
        Matcher parts = SEARCH.matcher(path);
        return parts.matches()
                && start(root.resolve(path))
                        .startsWith("es." + (parts.group(2).isEmpty() ? "shard" : "texts") + "(\"" + parts.group(1)
                                + "/" + parts.group(3) + "\",");
    }

    /** The first characters of a file; none if it cannot be read. */
    private static String start(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        try (InputStream in = FileContent.stream(file)) {
            return new String(in.readNBytes(START), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // it belongs to another user
        }
    }

    /**
     * The pages, the feeds and the files of the search that this program wrote, among files that no manifest lists:
     * what the blog has withdrawn since may be in them. Those of another site in a folder of this one stay.
     */
    static List<String> texts(OutputFolder output, List<String> unknown) {
        Set<String> marked = unknown.stream()
                .filter(path -> PAGE_OR_ATOM.matcher(path).find())
                .filter(path -> isMarked(output.root().resolve(path)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        unknown.stream()
                .filter(path -> OTHER_FEED.matcher(path).find())
                .filter(path -> marked.contains(OTHER_FEED.matcher(path).replaceFirst("atom.xml")))
                .forEach(marked::add);
        unknown.stream().filter(path -> isOfSearch(output.root(), path)).forEach(marked::add);
        List<String> otherSites = marked.stream()
                .filter(path -> path.endsWith("/404.html"))
                .map(path -> path.substring(0, path.lastIndexOf('/') + 1))
                .filter(folder -> marked.contains(folder + "index.html")) // 404 may be the number of an article
                .toList();
        return marked.stream()
                .filter(path -> otherSites.stream().noneMatch(path::startsWith))
                .toList();
    }

    /**
     * The uploads that this program copied, among files that no manifest lists: they have the bytes and the place of one in
     * the archive, so nothing is lost with them.
     *
     * @param possible the files that a site of this archive may have
     */
    static List<String> copies(OutputFolder output, List<String> unknown, List<PlannedFile> possible) {
        Set<String> paths = new HashSet<>(unknown);
        return possible.stream()
                .filter(file -> paths.contains(file.path())
                        && file.maker() instanceof PlannedFile.Copy copy
                        && has(output.root().resolve(file.path()), copy.sha256()))
                .map(PlannedFile::path)
                .toList();
    }

    private static boolean has(Path file, String sha256) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Hash.of(file).equals(sha256);
        } catch (IOException e) {
            return false; // it belongs to another user
        }
    }

    private Optional<String> firstOfOthers() throws IOException {
        if (!Files.isDirectory(output.root())) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(output.root())) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> !OutputFolder.isOfHost(name))
                    .min(String::compareTo);
        }
    }
}
