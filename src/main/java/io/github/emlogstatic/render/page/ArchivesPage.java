package io.github.emlogstatic.render.page;

import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.OneGroup;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.view.RenderContext;
import io.github.emlogstatic.render.view.View;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The page of all articles by year and month. A large blog gets the months only, because the page would grow to
 * megabytes.
 */
public final class ArchivesPage implements OneGroup {

    private static final int MOST_ARTICLES = 2_000;

    private final RenderContext context;
    private final boolean listsArticles;

    public ArchivesPage(RenderContext context) {
        this.context = context;
        this.listsArticles = context.site.articles().size() <= MOST_ARTICLES;
    }

    @Override
    public void plan(Consumer<PlannedFile> files) {
        PageLocation place = PageLocation.of(context.paths.generated("archives.html"));
        Inputs inputs = context.frame.inputs().and("articles", fingerprint());
        files.accept(new PlannedFile(place.path(), inputs, reads -> make(place, reads)));
    }

    private String fingerprint() {
        Fingerprint fingerprint = new Fingerprint().add(listsArticles);
        context.index.byYear().keySet().forEach(year -> fingerprint.add(context.paths.year(year)));
        context.index.byMonth().forEach((month, articles) -> {
            fingerprint.add(month.toString()).add(monthPath(month)).add(articles.size());
            if (listsArticles) {
                articles.forEach(article -> fingerprint
                        .add(article.title())
                        .add(context.cards.path(article))
                        .add(article.date().toString()));
            }
        });
        return fingerprint.end();
    }

    private ByteBuffer make(PageLocation place, Reads reads) throws IOException {
        View.PageHead head = context.heads.of(place, "archives", context.texts().get("archives"));
        List<View.ArchiveYear> years = context.index.byYear().entrySet().stream()
                .map(year -> year(year.getKey(), year.getValue().size(), place))
                .toList();
        return context.render(List.of("archives"), place, head, Map.of("years", years), reads);
    }

    private View.ArchiveYear year(int year, int count, PageLocation place) {
        List<View.ArchiveMonth> months = context.index.monthsOf(year).entrySet().stream()
                .map(month -> month(month.getKey(), month.getValue(), place))
                .toList();
        return new View.ArchiveYear(year, place.url(context.paths.year(year)), count, months, cells(year, place));
    }

    private List<View.MonthRef> cells(int year, PageLocation place) {
        SortedMap<YearMonth, List<Article>> months = context.index.monthsOf(year);
        return IntStream.rangeClosed(1, 12)
                .mapToObj(number -> YearMonth.of(year, number))
                .map(month -> {
                    List<Article> articles = months.getOrDefault(month, List.of());
                    String url = articles.isEmpty() ? "" : place.url(monthPath(month));
                    return new View.MonthRef(month.getMonthValue(), url, articles.size());
                })
                .toList();
    }

    private View.ArchiveMonth month(YearMonth month, List<Article> articles, PageLocation place) {
        List<View.ArchiveEntry> entries = articles.stream()
                .map(article ->
                        new View.ArchiveEntry(article.title(), place.url(context.cards.path(article)), article.date()))
                .toList();
        return new View.ArchiveMonth(
                month.getMonthValue(),
                place.url(monthPath(month)),
                articles.size(),
                listsArticles ? entries : List.of());
    }

    private String monthPath(YearMonth month) {
        return context.paths.of(SiteKey.month(month));
    }
}
