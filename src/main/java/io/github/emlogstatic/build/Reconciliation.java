package io.github.emlogstatic.build;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds the totals against each other: the blog's articles are the archive's, these are the site's, the sitemap's and
 * the search's, and an upload that a page shows is there or reported missing. A quiet night has only the blog's list to
 * hold against the archive.
 *
 * <p>Of comments, the blog counts some that it does not show: replies to hidden ones. That is told, but is no difference.
 */
final class Reconciliation {

    private static final int NAMED = 5;

    private final List<Problem> gaps = new ArrayList<>();
    private final List<Problem> kept = new ArrayList<>();

    /** What is not there though it should be: nothing is published with it. */
    List<Problem> gaps() {
        return gaps;
    }

    /** All differences. */
    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(gaps);
        all.addAll(kept);
        return all;
    }

    /** What was found before anything was held against anything. */
    void found(List<Problem> problems) {
        kept.addAll(problems);
    }

    /** Where the crawl itself tells what it could not fetch, nothing is added to that. */
    void articles(CrawlReport crawl, Archive archive) {
        boolean told = crawl.missed().stream().anyMatch(missed -> missed.startsWith("article"));
        if (crawl.told().articles().isEmpty() || told) {
            return;
        }
        Set<Integer> atBlog = crawl.told().articles().get();
        if (!archive.changed() && atBlog.size() == archive.articleCount()) {
            return; // as after the last run, which has looked
        }
        SortedSet<Integer> archived = archive.articleIds();
        add(
                gaps,
                "articles of the blog that the archive does not hold",
                names(without(atBlog, archived)),
                "run build --full; if it stays, report it");
        add(
                kept,
                "articles that the blog no longer lists",
                names(without(archived, atBlog)),
                "kept until the blog confirms that they are gone, or a second complete sweep does");
    }

    /** @param leftOut as {@link Rendered#leftOut} */
    void site(Map<String, List<String>> leftOut) {
        leftOut.forEach((where, paths) -> add(
                gaps,
                "articles or pages that " + where + " leaves out",
                paths,
                "run build --full; if it stays, report it"));
    }

    /**
     * @param absent as {@link Rendered#absent}
     * @param missing paths that are reported
     */
    void media(Set<String> absent, Set<String> missing) {
        SortedSet<String> unknown = absent.stream()
                .filter(path -> !path.startsWith(ExternalImages.FOLDER) && !path.startsWith(ExternalImages.AVATARS))
                .filter(path -> !missing.contains(path))
                .collect(Collectors.toCollection(TreeSet::new));
        add(
                gaps,
                "uploads that pages show, and that are neither there nor known to be missing",
                List.copyOf(unknown),
                "run build --full, which asks for them all");
    }

    private static List<Integer> without(Set<Integer> all, Set<Integer> others) {
        return all.stream().filter(id -> !others.contains(id)).sorted().toList();
    }

    private static List<String> names(List<Integer> ids) {
        return ids.stream().map(id -> "article " + id).toList();
    }

    private static void add(List<Problem> problems, String what, List<String> names, String why) {
        if (names.isEmpty()) {
            return;
        }
        String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
        String where = String.join(", ", names.subList(0, Math.min(names.size(), NAMED))) + more;
        problems.add(new Problem(what, where, why));
    }
}
