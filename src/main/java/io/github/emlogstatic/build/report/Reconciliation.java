package io.github.emlogstatic.build.report;

import io.github.emlogstatic.address.BlogFile;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.crawl.BlogTotals;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.ShortList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares totals: the articles of the blog with those of the archive; the articles of the archive with the site, its
 * sitemap and its search; and the uploads that pages show with those that exist or are reported missing. A run with
 * nothing new compares only the blog's list with the archive.
 *
 * <p>The blog also counts comments that it does not show: replies to hidden comments. They are reported, but not as a
 * difference.
 */
public final class Reconciliation {

    /** How the message about articles begins that a part of the site lacks. */
    static final String MISSING_FROM = "articles or pages missing from ";

    static final String SHOWN_WITHOUT_FILE = "uploads that pages show but the archive does not contain";

    private static final int NAMED = 5;

    private final List<Problem> gaps = new ArrayList<>();
    private final List<Problem> kept = new ArrayList<>();

    /** What is missing but should be there. {@code publish} refuses a site with gaps. */
    List<Problem> gaps() {
        return gaps;
    }

    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(gaps);
        all.addAll(kept);
        return all;
    }

    /** Adds problems that were found earlier in the run. */
    public void add(List<Problem> problems) {
        kept.addAll(problems);
    }

    /** Compares the blog's list with the archive, unless the crawl already reports what it could not fetch. */
    public void articles(CrawlReport crawl, Archive archive) {
        boolean reported = crawl.coverage().missed().stream().anyMatch(missed -> missed.startsWith("article"));
        if (crawl.coverage().totals().articles().isEmpty() || reported) {
            return;
        }
        Set<Integer> atBlog = crawl.coverage().totals().articles().get();
        if (!archive.changed() && atBlog.size() == archive.articleCount()) {
            return; // nothing has changed since the last run, which compared them
        }
        SortedSet<Integer> archived = archive.articleIds();
        add(
                gaps,
                "articles of the blog that the archive does not contain",
                names(without(atBlog, archived)),
                "run build --full; if the problem remains, report it");
        add(
                kept,
                "articles that the blog no longer lists",
                names(without(archived, atBlog)),
                "kept until the blog or a second complete sweep confirms that they are gone");
    }

    /** @param leftOut {@link RenderResult#leftOut} */
    public void site(Map<String, List<String>> leftOut) {
        leftOut.forEach((where, paths) ->
                add(gaps, MISSING_FROM + where, paths, "run build --full; if the problem remains, report it"));
    }

    /**
     * @param absent {@link RenderResult#absent}
     * @param totals tell which of them the crawl has already reported
     */
    public void media(Set<String> absent, BlogTotals totals) {
        SortedSet<String> unknown = absent.stream()
                .filter(path -> !ExternalImages.isCopy(path) && !BlogFile.isInArchive(path))
                .filter(path -> !totals.missingMedia().contains(path))
                .collect(Collectors.toCollection(TreeSet::new));
        add(
                gaps,
                SHOWN_WITHOUT_FILE,
                List.copyOf(unknown),
                totals.uploadsAsked()
                        ? "run build --full, which requests all of them"
                        : "no backup holds uploads; name a copy of content/uploadfile with --uploads, or, if the blog still"
                                + " answers, its address with blog.url");
    }

    private static List<Integer> without(Set<Integer> all, Set<Integer> others) {
        return all.stream().filter(id -> !others.contains(id)).sorted().toList();
    }

    private static List<String> names(List<Integer> ids) {
        return ids.stream().map(id -> "article " + id).toList();
    }

    private static void add(List<Problem> problems, String what, List<String> names, String why) {
        if (!names.isEmpty()) {
            problems.add(new Problem(what, ShortList.of(names, NAMED), why));
        }
    }
}
