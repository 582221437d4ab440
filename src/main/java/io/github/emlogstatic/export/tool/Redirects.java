package io.github.emlogstatic.export.tool;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.emlogstatic.address.AddressRule;
import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.export.blog.ExportedBlog;
import io.github.emlogstatic.export.blog.ExportedEntry;
import io.github.emlogstatic.export.blog.Term;
import io.github.emlogstatic.export.blog.TermCatalogue;
import io.github.emlogstatic.files.Resources;
import io.github.emlogstatic.model.SiteKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.io.function.Uncheck;

/**
 * Leads addresses of the blog to the places that a tool gives: with the file {@code _redirects}, which Netlify, Cloudflare
 * Pages and GitLab Pages read, and with a script for hosts that read no rules.
 *
 * <p>Every blog answers {@code ?post=12}, whatever its settings. Most places of a kind follow one pattern, such as
 * {@code post/*}{@code /}; the others are listed by id.
 */
final class Redirects {

    /** Cloudflare Pages takes no more. */
    private static final int MOST = 2_000;

    private final String root;
    private final Map<String, SortedMap<String, String>> places = new LinkedHashMap<>();
    private final Map<String, String> patterns = new LinkedHashMap<>();
    private final List<String> exact = new ArrayList<>();

    /** @param place gives the place of an article, a page or a list: relative to the root, {@code ""} for the home page */
    Redirects(ExportedBlog blog, TermCatalogue catalogue, Function<SiteKey, Optional<String>> place) {
        this.root = blog.sitePath();
        for (ExportedEntry entry : blog.entries()) {
            add("post", entry.key(), place);
        }
        for (Term term : catalogue.all()) {
            add(term.kind().prefix(), term.key(), place);
        }
        places.replaceAll(this::learnPattern);
    }

    private void add(String kind, SiteKey key, Function<SiteKey, Optional<String>> place) {
        place.apply(key)
                .ifPresent(found ->
                        places.computeIfAbsent(kind, unused -> new TreeMap<>()).put(key.name(), found));
    }

    /** Keeps the pattern that most places follow, and returns the other places. */
    private SortedMap<String, String> learnPattern(String kind, SortedMap<String, String> all) {
        AddressRule learnt = AddressRule.of(all, Redirects::pattern, Comparator.naturalOrder());
        if (!learnt.rule().isEmpty()) {
            patterns.put(kind, learnt.rule());
        }
        return learnt.exceptions();
    }

    /** The place with {@code *} for the id; none if the place does not contain the id. */
    private static List<String> pattern(String id, String place) {
        int at = place.lastIndexOf(id);
        return at < 0 || place.contains("*")
                ? List.of()
                : List.of(place.substring(0, at) + "*" + place.substring(at + id.length()));
    }

    /** Adds a former address, relative to the root. */
    void moved(String from, String to) {
        rule(Percent.encode(from), Percent.encode(to));
    }

    /** Adds the further pages of a list: below its place at the blog, and below that of the tool. */
    void pages(String from, String to, String page) {
        rule(Percent.encode(from) + "page/*", Percent.encode(to) + page);
    }

    /** Adds an address for the file {@code _redirects}, written as that file takes it. */
    void rule(String from, String to) {
        exact.add(root + from + " " + root + to + " 301");
    }

    /**
     * The files of a site, the rules and the script too.
     *
     * @param files receives the two
     * @param root the folder that holds the root of the site: empty or ending in a slash
     */
    ToolFiles with(Map<String, String> files, String root) {
        files.put(root + "_redirects", rules());
        files.put(root + "old-addresses.js", script());
        return new ToolFiles(files, leftOut());
    }

    /** The file {@code _redirects}. The first match decides, so exact rules come first. */
    private String rules() {
        List<String> exact = exactRules();
        List<String> all = new ArrayList<>(exact.subList(0, exact.size() - leftOut()));
        all.addAll(patternRules());
        return all.isEmpty() ? "" : String.join("\n", all) + "\n";
    }

    private int leftOut() {
        return Math.max(0, exactRules().size() + patternRules().size() - MOST);
    }

    private List<String> exactRules() {
        List<String> lines = new ArrayList<>();
        places.forEach((kind, others) ->
                others.forEach((id, place) -> lines.add(query(kind, Percent.encode(id), Percent.encode(place)))));
        lines.addAll(exact);
        return lines;
    }

    private List<String> patternRules() {
        return patterns.entrySet().stream()
                .map(pattern -> query(
                        pattern.getKey(),
                        ":id",
                        Percent.encode(pattern.getValue()).replace("%2A", ":id")))
                .toList();
    }

    private String query(String kind, String id, String place) {
        return root + " " + kind + "=" + id + " " + root + place + " 301!";
    }

    /** The script for the home page and the page of missing addresses. */
    private String script() {
        Map<String, Object> site = new TreeMap<>(Map.of("patterns", patterns, "places", places));
        String json = Uncheck.get(() -> JsonMapper.builder().build().writeValueAsString(site));
        return Resources.text(Redirects.class, "old-addresses.js").replace("SITE", json);
    }
}
