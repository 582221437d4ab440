package io.github.emlogstatic.crawl;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.media.MediaCount;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.model.run.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a crawl did.
 *
 * @param counts what changed, by kind
 * @param requests the requests that were sent
 * @param forecast what a dry run found out
 * @param refused why the guard refused the run; the run then changed nothing
 * @param coverage whether the whole blog arrived
 * @param problems failures that did not end the run
 */
public record CrawlReport(
        Counts counts,
        Requests requests,
        Forecast forecast,
        Optional<String> refused,
        Coverage coverage,
        List<Problem> problems) {

    /**
     * How many things of each kind there are, and how many changed.
     *
     * @param articles published articles
     * @param pages standalone pages
     * @param comments comments on articles and pages
     * @param menu entries of the blog's menu
     * @param links the links of the blog to others
     * @param media uploads, and images from other hosts
     * @param shortened the ids of articles and pages of whose text little is left
     */
    public record Counts(
            Count articles,
            Count pages,
            Count categories,
            Count comments,
            Count notes,
            Count menu,
            Count links,
            MediaCount media,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> shortened) {

        static final Counts NONE = of(Count.NONE, Count.NONE, new MediaCount(0, 0, 0, 0, 0));

        /** Counts of an archive that did not change. */
        static Counts unchanged(Archive archive) {
            int media = archive.uploads().count();
            return of(
                    Count.unchanged(archive.articleCount()),
                    Count.unchanged(archive.pageIds().size()),
                    new MediaCount(media, 0, media, 0, 0));
        }

        private static Counts of(Count articles, Count pages, MediaCount media) {
            return new Counts(
                    articles, pages, Count.NONE, Count.NONE, Count.NONE, Count.NONE, Count.NONE, media, List.of());
        }
    }

    /**
     * The requests of a run.
     *
     * @param byMethod how many were sent, by API method; {@code media}, {@code rss} and {@code base} for other requests
     * @param viewsAdded how many views they may have added to the owner's counters
     */
    @JsonPropertyOrder({"total", "byMethod", "viewsAdded"})
    public record Requests(Map<String, Integer> byMethod, int viewsAdded) {

        /** How many were sent. */
        @JsonProperty
        public int total() {
            return byMethod.values().stream().mapToInt(Integer::intValue).sum();
        }

        static Requests of(ArticleSource source) {
            return new Requests(source.requests(), source.views());
        }
    }

    /**
     * What a run would do.
     *
     * @param asked what would be asked for, a line each
     * @param site what the list shows and the archive does not contain
     */
    public record Forecast(List<String> asked, PredictedSite site) {

        static final Forecast NONE = new Forecast(List.of(), PredictedSite.NOTHING);
    }

    /**
     * Whether the whole blog arrived.
     *
     * @param missed things that the blog has and that did not arrive, a line each; empty if the crawl is complete
     * @param restsOn a text that says why these are all articles of the blog
     * @param totals what the archive and the site are compared with
     */
    public record Coverage(List<String> missed, String restsOn, BlogTotals totals) {}

    /** The report of a run without a crawl. */
    public static CrawlReport none(Archive archive) {
        return new CrawlReport(
                Counts.unchanged(archive),
                new Requests(Map.of(), 0),
                Forecast.NONE,
                Optional.empty(),
                new Coverage(List.of(), "the archive; the blog was not asked", BlogTotals.NOTHING),
                List.of());
    }

    /** The report of a run that the guard refused. The archive is unchanged. */
    static CrawlReport refused(CrawlContext context, ArticleSource source, String why) {
        return new CrawlReport(
                Counts.unchanged(context.archive()),
                Requests.of(source),
                Forecast.NONE,
                Optional.of(why),
                new Coverage(context.problems().missed(), "the archive as the last run left it", BlogTotals.NOTHING),
                context.problems().sorted());
    }
}
