package io.github.emlogstatic.check;

import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.files.FileContent;
import io.github.emlogstatic.files.FileTree;
import io.github.emlogstatic.threads.AllThreads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Checks all internal links of a finished site without a request. Addresses are resolved as static hosts do: {@code
 * post/12} exists if {@code post/12.html} does.
 */
public final class SiteCheck {

    /** The address of a site without a feed: all absolute addresses in it are external. */
    private static final String NOWHERE = "http://site.invalid/";

    private final String base;
    private final SortedMap<String, FileLinks> files = new ConcurrentSkipListMap<>();
    private final Map<String, List<SiteLink>> broken = new LinkedHashMap<>();
    private final SortedMap<String, List<SiteLink>> external = new TreeMap<>();
    private int links;

    private SiteCheck(String base) {
        this.base = base;
    }

    /**
     * The result of a check.
     *
     * @param files how many files the site has
     * @param links how many addresses they contain
     * @param findings the broken ones, by file and line
     * @param external the addresses of other sites, each with the links that contain it
     */
    public record Result(int files, int links, List<BrokenLink> findings, SortedMap<String, List<SiteLink>> external) {}

    /**
     * Checks a site.
     *
     * @param base the address of the site, ending in a slash; empty to read it from the site's feed
     */
    public static Result of(Path site, String base) throws IOException {
        SiteCheck check = new SiteCheck(base.isEmpty() ? address(site) : base);
        check.read(site);
        check.files.values().forEach(found -> found.links().forEach(check::follow));
        return check.result();
    }

    /** The address at which the site is published, if its feed tells it whole. */
    private static String address(Path site) throws IOException {
        Path feed = site.resolve("atom.xml");
        if (!Files.exists(feed)) {
            return NOWHERE;
        }
        Document atom = Parser.xmlParser().parseInput(text(feed), "");
        Element self = atom.selectFirst("feed > link[rel=self]");
        return self == null || !self.attr("href").matches("(?i)https?://[^/]+/.*")
                ? NOWHERE
                : self.attr("href").replaceFirst("[^/]*$", "");
    }

    private void read(Path site) throws IOException {
        List<String> paths = FileTree.of(site, FileTree::isOfDisk).files().stream()
                .filter(path -> !path.startsWith(".git/"))
                .toList();
        AllThreads.forEach(paths, path -> files.put(path, linksOf(path, site.resolve(path))));
    }

    private static FileLinks linksOf(String path, Path file) throws IOException {
        if (path.startsWith("content/")) {
            return FileLinks.NONE; // uploads are files of the blog's authors, not pages of the site
        }
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return switch (ending) {
            case "html" -> HtmlLinks.of(path, text(file));
            case "css" -> FileLinks.of(CssLinks.of(path, 1, text(file)));
            case "xml", "php" -> FileLinks.of(FeedLinks.ofXml(path, text(file)));
            case "json" -> FeedLinks.ofJson(path, text(file));
            default -> FileLinks.NONE;
        };
    }

    private static String text(Path file) throws IOException {
        return new String(FileContent.ofOthers(() -> FileContent.bytes(file)), StandardCharsets.UTF_8);
    }

    private void follow(SiteLink link) {
        links++;
        LinkTarget.of(link, base).ifPresent(target -> follow(link, target));
    }

    private void follow(SiteLink link, LinkTarget target) {
        if (target.isExternal()) {
            external.computeIfAbsent(target.external(), unused -> new ArrayList<>())
                    .add(link);
            return;
        }
        Optional<String> file = find(target.path());
        if (file.isEmpty()) {
            note("there is no " + (target.path().isEmpty() ? "index.html" : target.path()), link);
        } else if (!hasAnchor(file.get(), target.fragment())) {
            note(file.get() + " has no anchor " + target.fragment(), link);
        }
    }

    private void note(String why, SiteLink link) {
        broken.computeIfAbsent(why, unused -> new ArrayList<>()).add(link);
    }

    private Optional<String> find(String path) {
        return Segments.candidates(path).stream().filter(files::containsKey).findFirst();
    }

    /**
     * Whether the file has the anchor. Only pages are searched. {@code :~:} refers to a passage of text, and {@code top} to
     * the start of any page.
     */
    private boolean hasAnchor(String file, String fragment) {
        return fragment.isEmpty()
                || fragment.equals("top")
                || fragment.startsWith(":~:")
                || !file.endsWith(".html")
                || files.getOrDefault(file, FileLinks.NONE).anchors().contains(fragment);
    }

    private Result result() {
        List<BrokenLink> findings = new ArrayList<>();
        files.values().forEach(file -> file.damage().ifPresent(findings::add));
        broken.forEach((why, places) -> findings.add(BrokenLink.of(places, why)));
        return new Result(files.size(), links, findings, external);
    }
}
