package io.github.emlogstatic.export.tool;

import io.github.emlogstatic.address.Percent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.io.function.Uncheck;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * A site on the disk, as a tool has made it.
 *
 * @param root its directory
 * @param base the address that absolute links within it have
 * @param text selects the text of an article
 * @param listed selects the links to articles on a list
 * @param older selects the link to the next page of a list
 * @param places the path of each thing: {@code article/12} to {@code post-12.html} or {@code post/12/}
 * @param keys the other way round
 */
public record BuiltSite(
        Path root,
        String base,
        String text,
        String listed,
        String older,
        Map<String, String> places,
        Map<String, String> keys) {

    BuiltSite(Path root, String base, String text, String listed, String older, Map<String, String> places) {
        this(root, base, text, listed, older, places, new HashMap<>());
        places.forEach((key, place) -> keys.put(place, key));
    }

    /**
     * What a reader sees of an article, without white space.
     *
     * @param links what links lead to, but for the plain ones
     * @param plain what links lead to whose text is their address: tools make more of them
     */
    public record Shown(String text, List<String> links, List<String> plain, List<String> images, List<String> code) {

        /** The same with other links for those that are not exported. */
        public Shown with(Map<String, String> others) {
            return new Shown(
                    text,
                    links.stream()
                            .map(link -> others.getOrDefault(link, link))
                            .sorted()
                            .toList(),
                    plain,
                    images,
                    code);
        }

        /** Where there are no lists of authors, links to them lead to all articles. */
        Shown withoutAuthors() {
            return new Shown(
                    text,
                    links.stream()
                            .map(link -> link.startsWith("author/") ? "archives/" : link)
                            .sorted()
                            .toList(),
                    plain,
                    images,
                    code);
        }
    }

    public Shown article(String key) {
        String path = places.getOrDefault(key, "");
        Document page = page(path);
        page.select(".gutter").remove(); // numbers of lines
        page.select("figcaption[aria-hidden]").remove(); // of galleries: the alternative text once more
        Element body = page.selectFirst(text);
        if (body == null) {
            throw new IllegalStateException(path + " has no " + text);
        }
        formulasAsTheyWereTyped(body);
        return new Shown(
                body.text().replaceAll("\\[[ x]]|[\\s\u00a0]+", ""), // tools make boxes of [ ]
                links(path, body, link -> !isPlain(link)),
                links(path, body, BuiltSite::isPlain),
                body.select("img").stream()
                        .map(image -> name(image.attr("src")) + image.attr("alt") + image.attr("title"))
                        .toList(),
                body.select("pre").stream()
                        .map(code -> code.wholeText().replaceAll("\\s+", " ").strip())
                        .toList());
    }

    private List<String> links(String path, Element body, Predicate<Element> kind) {
        return body.select("a[href]:not([href^=#])").stream()
                .filter(kind)
                .map(link -> target(path, link.attr("href")))
                .sorted()
                .toList();
    }

    private static boolean isPlain(Element link) {
        return link.text().equals(link.attr("href"));
    }

    /** Replaces MathML by what the author typed, so that sites with and without typesetting have the same text. */
    public static void formulasAsTheyWereTyped(Element body) {
        body.select("math").forEach(BuiltSite::asItWasTyped);
    }

    private static void asItWasTyped(Element math) {
        Element tex = math.selectFirst("annotation");
        String mark = math.attr("display").equals("block") ? "$$" : "$";
        math.replaceWith(new TextNode(tex == null ? "" : mark + tex.text() + mark));
    }

    /** The names of the comments below an article. */
    List<String> comments(String key) {
        return page(places.getOrDefault(key, "")).select("article.comment").eachAttr("id");
    }

    /** The articles on all pages of a list. */
    TreeSet<String> list(String key) {
        TreeSet<String> articles = new TreeSet<>();
        String path = places.getOrDefault(key, "");
        for (int pages = 0; pages < 10_000; pages++) {
            Document page = page(path);
            for (Element link : page.select(listed)) {
                articles.add(target(path, link.attr("href")));
            }
            Element next = page.selectFirst(older);
            if (next == null || next.attr("href").isEmpty()) {
                return articles;
            }
            path = resolve(path, next.attr("href")).orElseThrow();
        }
        throw new IllegalStateException(key + " has no end");
    }

    /** Links and pictures of any page that lead to no file. */
    List<String> deadLinks() throws IOException {
        List<String> dead = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                String path = root.relativize(file).toString();
                for (Element link : Jsoup.parse(file).select("a[href], img[src]")) {
                    String address = link.attr(link.nameIs("a") ? "href" : "src");
                    Optional<String> to = resolve(path, address);
                    if (to.isPresent() && !Files.exists(file(to.get()))) {
                        dead.add(path + ": " + address);
                    }
                }
            }
        }
        return dead;
    }

    Document page(String path) {
        return Uncheck.get(() -> Jsoup.parse(file(path)));
    }

    private Path file(String path) {
        Path file = root.resolve(path);
        return path.isEmpty() || path.endsWith("/") || Files.isDirectory(file) ? file.resolve("index.html") : file;
    }

    /** What a link leads to: the key of a thing, or the address itself. */
    private String target(String from, String href) {
        Optional<String> path = resolve(from, href);
        return path.map(found -> found.replaceFirst("^list/\\d+\\.html$", "")) // as the tools number other pages
                .map(found -> keys.getOrDefault(found, found.isEmpty() || found.equals("index.html") ? "home" : found))
                .orElse(Percent.decode(href));
    }

    private static String name(String address) {
        return Percent.decode(address.substring(address.lastIndexOf('/') + 1));
    }

    /** The path within the site; empty for other sites. */
    private Optional<String> resolve(String from, String href) {
        try {
            URI here = URI.create(base + Percent.encode(from));
            String there = here.resolve(URI.create(Percent.encodeIllegal(href)))
                    .toString()
                    .replaceAll("[?#].*", "");
            return there.startsWith(base)
                    ? Optional.of(Percent.decode(there.substring(base.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
