package io.github.emlogstatic.publish.target;

import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of the finished site, sorted by path. */
public record SiteFiles(List<PublishedFile> files) {

    /** GitHub rejects larger files. */
    private static final long GITHUB_FILE = 100L << 20;

    /** GitHub Pages does not serve larger sites. */
    private static final long GITHUB_SITE = 1L << 30;

    /** @param path relative to the site, with {@code /} */
    public record PublishedFile(String path, Path file, long bytes) {}

    /**
     * Lists the files of a site.
     *
     * @throws ConfigException if the directory holds no site
     * @throws PublishException if there is a symbolic link in it, or a file name with a line break
     */
    public static SiteFiles of(Path output) throws IOException, ConfigException {
        if (!Files.isRegularFile(output.resolve("index.html"))) {
            throw new ConfigException(output + " is not a site (no index.html); build it first");
        }
        FileTree tree = FileTree.of(output, FileTree::isOfDisk);
        refuse(output, tree.links());
        refuseLineBreaks(tree.files());
        List<PublishedFile> files = new ArrayList<>();
        tree.lengths().forEach((path, bytes) -> {
            if (isPublished(path)) {
                files.add(new PublishedFile(path, output.resolve(path), bytes));
            }
        });
        return new SiteFiles(List.copyOf(files));
    }

    /** Refuses symbolic links: they may point to any file of this machine, which would then be published. */
    private static void refuse(Path output, List<String> links) throws PublishException {
        Optional<String> link = links.stream().filter(SiteFiles::isPublished).findFirst();
        if (link.isPresent()) {
            throw PublishException.refused(output.resolve(link.get()) + " is a symbolic link; nothing was published:"
                    + " remove it, or put a copy of what it leads to in its place");
        }
    }

    /** The lists of published files have one path a line, and git takes paths so. */
    private static void refuseLineBreaks(List<String> paths) throws PublishException {
        Optional<String> broken = paths.stream()
                .filter(SiteFiles::isPublished)
                .filter(path -> path.indexOf('\n') >= 0 || path.indexOf('\r') >= 0)
                .findFirst();
        if (broken.isPresent()) {
            throw PublishException.refused(broken.get().replaceAll("[\r\n]", "?")
                    + ": a file name with a line break cannot be published; rename it");
        }
    }

    /** Excludes a git repository in the directory, and the temporary files of a killed build. */
    private static boolean isPublished(String path) {
        boolean ours = !path.equals(".git") && !path.startsWith(".git/");
        return ours && !AtomicFile.isTemporary(Segments.last(path));
    }

    /** The paths of files that GitHub, and most hosts of git, would reject. */
    public List<String> large() {
        return files.stream()
                .filter(file -> file.bytes() > GITHUB_FILE)
                .map(PublishedFile::path)
                .toList();
    }

    /** A warning if GitHub will not serve the site because of its size. */
    public List<String> warnings() {
        long all = files.stream().mapToLong(PublishedFile::bytes).sum();
        if (all <= GITHUB_SITE) {
            return List.of();
        }
        String size = (all >> 20) + " MB";
        return List.of("the site has " + size
                + "; GitHub Pages serves no more than 1 GB: choose another host, or build into a new archive"
                + " (--archive) with a lower media.maxBytes");
    }
}
