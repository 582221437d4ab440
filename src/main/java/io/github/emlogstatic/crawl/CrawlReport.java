package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.media.MediaCount;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.model.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a crawl did.
 *
 * @param counts what became of articles, comments, uploads
 * @param requests what the blog was asked
 * @param forecast what a dry run would do
 * @param refused why the guard has refused the run, which then has written nothing, if it has
 * @param coverage whether all of the blog has arrived
 * @param problems what went wrong without ending the run
 */
public record CrawlReport(
        Counts counts,
        Requests requests,
        Forecast forecast,
        Optional<String> refused,
        Coverage coverage,
        List<Problem> problems) {

    /**
     * How many of each kind there are, and what became of them.
     *
     * @param articles published ones
     * @param pages standalone pages
     * @param comments on articles and pages
     * @param menu entries of the blog's menu
     * @param links of the blog to others
     * @param media uploads, and images from other hosts
     */
    public record Counts(
            Count articles,
            Count pages,
            Count categories,
            Count comments,
            Count notes,
            Count menu,
            Count links,
            MediaCount media) {

        static final Counts NONE = of(Count.NONE, Count.NONE, new MediaCount(0, 0, 0, 0, 0));

        /** The archive is as it was. */
        static Counts unchanged(Archive archive) {
            int media = archive.mediaCount();
            return of(
                    Count.unchanged(archive.articleCount()),
                    Count.unchanged(archive.pageIds().size()),
                    new MediaCount(media, 0, media, 0, 0));
        }

        private static Counts of(Count articles, Count pages, MediaCount media) {
            return new Counts(articles, pages, Count.NONE, Count.NONE, Count.NONE, Count.NONE, Count.NONE, media);
        }
    }

    /**
     * What the blog was asked.
     *
     * @param byMethod how many requests were sent, by API method
     * @param viewsAdded how many views they may have added to the owner's counters
     */
    public record Requests(Map<String, Integer> byMethod, int viewsAdded) {

        static Requests of(ArticleSource source) {
            return new Requests(source.requests(), source.views());
        }
    }

    /**
     * What a dry run found out.
     *
     * @param asked what would be asked for, a line each
     * @param site what is known of the blog and the archive does not hold
     */
    public record Forecast(List<String> asked, PredictedSite site) {

        static final Forecast NONE = new Forecast(List.of(), PredictedSite.NOTHING);
    }

    /**
     * Whether all of the blog has arrived.
     *
     * @param missed what the blog has and what did not arrive, a line each; a crawl that misses nothing is complete
     * @param restsOn what tells that these are all articles of the blog, in words
     * @param told what to hold archive and site against
     */
    public record Coverage(List<String> missed, String restsOn, BlogTotals told) {}

    /** Of a run without a crawl. */
    public static CrawlReport none(Archive archive) {
        return new CrawlReport(
                Counts.unchanged(archive),
                new Requests(Map.of(), 0),
                Forecast.NONE,
                Optional.empty(),
                new Coverage(List.of(), "the archive; the blog was not asked", BlogTotals.NOTHING),
                List.of());
    }

    /** Of a run that the guard has refused: the archive is as it was. */
    static CrawlReport refused(CrawlContext context, ArticleSource source, String why) {
        return new CrawlReport(
                Counts.unchanged(context.archive()),
                Requests.of(source),
                Forecast.NONE,
                Optional.of(why),
                new Coverage(context.problems().missed(), "the archive as the last run left it", BlogTotals.NOTHING),
                context.problems().sorted());
    }

    public Count articles() {
        return counts.articles();
    }

    public Count pages() {
        return counts.pages();
    }

    public Count comments() {
        return counts.comments();
    }

    public MediaCount media() {
        return counts.media();
    }
}
