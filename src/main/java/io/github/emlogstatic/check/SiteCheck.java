package io.github.emlogstatic.check;

import io.github.emlogstatic.files.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/**
 * Follows every address of a finished site that leads into the site itself, without a request, as static hosts would:
 * {@code post/12} is there where {@code post/12.html} is.
 */
public final class SiteCheck {

    private final String base;
    private final SortedMap<String, FoundLinks> files = new ConcurrentSkipListMap<>();
    private final Map<String, List<Link>> broken = new LinkedHashMap<>();
    private final SortedMap<String, List<Link>> external = new TreeMap<>();
    private int links;

    private SiteCheck(String base) {
        this.base = base;
    }

    /**
     * What was found.
     *
     * @param files how many files the site has
     * @param links how many addresses are in them
     * @param findings those that lead nowhere, by file and line
     * @param external the addresses of other sites, each with the places that hold it
     */
    public record Result(int files, int links, List<Finding> findings, SortedMap<String, List<Link>> external) {}

    /**
     * Checks a site.
     *
     * @param base where it is published, ending in a slash; empty to take what its own feed says
     */
    public static Result of(Path site, String base) throws IOException {
        SiteCheck check = new SiteCheck(base.isEmpty() ? PublishedAt.of(site) : base);
        check.read(site);
        check.files.values().forEach(found -> found.links().forEach(check::follow));
        return check.result();
    }

    private void read(Path site) throws IOException {
        List<String> paths = Tree.paths(site);
        try {
            paths.parallelStream()
                    .filter(path -> !path.startsWith(".git/"))
                    .forEach(path -> files.put(path, linksOf(site, path)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static FoundLinks linksOf(Path site, String path) {
        try {
            // What was uploaded to the blog is nobody's page.
            return path.startsWith("content/") ? FoundLinks.NONE : linksOf(path, site.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": " + e.getMessage(), e);
        }
    }

    private static FoundLinks linksOf(String path, Path file) throws IOException {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return switch (ending) {
            case "html" -> HtmlLinks.of(path, text(file));
            case "css" -> FoundLinks.of(CssLinks.of(path, 1, text(file)));
            case "xml", "php" -> FoundLinks.of(FeedLinks.ofXml(path, text(file)));
            case "json" -> FoundLinks.of(FeedLinks.ofJson(path, text(file)));
            default -> FoundLinks.NONE;
        };
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private void follow(Link link) {
        links++;
        Target.of(link, base).ifPresent(target -> follow(link, target));
    }

    private void follow(Link link, Target target) {
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

    private void note(String why, Link link) {
        broken.computeIfAbsent(why, unused -> new ArrayList<>()).add(link);
    }

    private Optional<String> find(String path) {
        List<String> candidates = path.isEmpty() || path.endsWith("/")
                ? List.of(path + "index.html")
                : List.of(path, path + ".html", path + "/index.html");
        return candidates.stream().filter(files::containsKey).findFirst();
    }

    /** Of pages alone anything is known; what begins with {@code :~:} names a text, and {@code top} the top. */
    private boolean hasAnchor(String file, String fragment) {
        return fragment.isEmpty()
                || fragment.equals("top")
                || fragment.startsWith(":~:")
                || !file.endsWith(".html")
                || files.getOrDefault(file, FoundLinks.NONE).anchors().contains(fragment);
    }

    private Result result() {
        List<Finding> findings = new ArrayList<>();
        broken.forEach((why, places) -> findings.add(Finding.of(places, why)));
        return new Result(files.size(), links, findings, external);
    }
}
