package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.media.MediaCount;
import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.model.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a crawl did.
 *
 * @param articles published articles
 * @param pages standalone pages
 * @param categories of the blog
 * @param comments on articles and pages
 * @param notes of the blog
 * @param menu entries of the blog's menu
 * @param links of the blog to others
 * @param media uploads
 * @param requests sent, by API method
 * @param viewsAdded how many views the run may have added to the owner's counters
 * @param asked what a dry run would have asked for, a line each
 * @param foreseen what a dry run knows that the archive does not hold
 * @param refused why the guard has refused the run, which then has written nothing, if it has
 * @param missed what the blog has and what did not arrive, a line each; a crawl that misses nothing is complete
 * @param completeness what tells that these are all articles of the blog, in words
 * @param told what to hold archive and site against
 * @param problems what went wrong without ending the run
 */
public record CrawlReport(
        Count articles,
        Count pages,
        Count categories,
        Count comments,
        Count notes,
        Count menu,
        Count links,
        MediaCount media,
        Map<String, Integer> requests,
        int viewsAdded,
        List<String> asked,
        PredictedSite foreseen,
        Optional<String> refused,
        List<String> missed,
        String completeness,
        BlogTotals told,
        List<Problem> problems) {

    /** Of a run without a crawl. */
    public static CrawlReport none(Archive archive) {
        return of(archive, Map.of(), 0, Optional.empty(), List.of(), "the archive; the blog was not asked", List.of());
    }

    /** Of a run that the guard has refused: the archive is as it was. */
    static CrawlReport refused(
            Archive archive, Map<String, Integer> requests, int viewsAdded, String why, Problems problems) {
        return of(
                archive,
                requests,
                viewsAdded,
                Optional.of(why),
                problems.missed(),
                "the archive as the last run left it",
                problems.sorted());
    }

    private static CrawlReport of(
            Archive archive,
            Map<String, Integer> requests,
            int viewsAdded,
            Optional<String> refused,
            List<String> missed,
            String completeness,
            List<Problem> problems) {
        return new CrawlReport(
                Count.unchanged(archive.articleCount()),
                Count.unchanged(archive.pageIds().size()),
                Count.NONE,
                Count.NONE,
                Count.NONE,
                Count.NONE,
                Count.NONE,
                new MediaCount(archive.mediaCount(), 0, archive.mediaCount(), 0, 0),
                requests,
                viewsAdded,
                List.of(),
                PredictedSite.NOTHING,
                refused,
                missed,
                completeness,
                BlogTotals.NOTHING,
                problems);
    }
}
