package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.AnswerReceiver;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.answer.Whereabouts;
import io.github.emlogstatic.crawl.answer.Whereabouts.OutsideTheList;
import io.github.emlogstatic.crawl.answer.Whereabouts.Unknown;
import io.github.emlogstatic.crawl.guard.CountedKind;
import io.github.emlogstatic.crawl.page.ArticleRecords;
import io.github.emlogstatic.crawl.page.HomeListReader;
import io.github.emlogstatic.crawl.page.LastRead;
import io.github.emlogstatic.crawl.page.LastRead.Part;
import io.github.emlogstatic.crawl.page.PageArticles;
import io.github.emlogstatic.crawl.page.PageRecords;
import io.github.emlogstatic.crawl.page.UnlistedArticles;
import io.github.emlogstatic.crawl.plan.Abilities;
import io.github.emlogstatic.crawl.state.ArticleState;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.model.Category;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A blog without an open API: only its pages and its feed can be read. A theme may list fewer articles than there are,
 * so an article with a page is public, whether a list shows it or not.
 */
final class PagesOnlySource extends PageSource {

    private final PageRecords records;
    private final SiteLoader loader;
    private final boolean listsAreDue;
    private Optional<UnlistedArticles> unlisted = Optional.empty();

    PagesOnlySource(OpenBlog open, SiteLoader loader) throws IOException {
        super(open);
        this.loader = loader;
        this.listsAreDue = LastRead.isDue(Part.LISTS, context);
        this.records =
                new PageRecords(visitor, changes, loader.articles(), blogReader.newest(), blogReader.categoryLinks());
    }

    @Override
    public Abilities abilities() {
        return abilities(false);
    }

    @Override
    ListingResult read(boolean whole) throws EmlogException {
        ListingResult first = list(blogReader.listPage(), whole || listsAreDue);
        return lacksMany(first) ? first.and(list(Optional.empty(), true)) : first;
    }

    private ListingResult list(Optional<WebPage> home, boolean whole) throws EmlogException {
        return new HomeListReader(visitor, records, changes).read(home, whole);
    }

    /** Whether so much is missing that the guard would refuse it. The list may have moved while it was read. */
    private boolean lacksMany(ListingResult listing) {
        Archive archive = context.archive();
        long missing = listing.missing(archive.articleIds()).stream()
                .filter(id -> !context.ledger()
                        .isOutsideTheList(id, context.config().crawl().recheckEvery(), context.now()))
                .count();
        return CountedKind.ARTICLES.isMany((int) missing, archive.articleCount());
    }

    @Override
    ArticleRecords records() {
        return records;
    }

    @Override
    Map<String, WebPage> atHand() {
        return unlisted.map(UnlistedArticles::pagesRead).orElse(Map.of());
    }

    /** Reads other lists and the sitemap, if the home page's list is complete and these lists are due. */
    @Override
    void readOutsideTheList(PageArticles pages, AnswerReceiver receiver) throws IOException {
        if (listing().complete() && listsAreDue) {
            UnlistedArticles found = new UnlistedArticles(visitor, records, changes, pages, receiver);
            found.fetch(listing().entries().keySet(), blog.navigation(), loader, abilities());
            unlisted = Optional.of(found);
        }
    }

    @Override
    public ListingResult settled() throws IOException {
        ListingResult settled = records.settled(listing());
        return settled.complete()
                ? ListingResult.whole(settled.entries(), UnlistedArticles.restsOn(settled, unlisted, context.archive()))
                : settled;
    }

    @Override
    public Set<Integer> outsideTheList() {
        return records.outsideTheList();
    }

    @Override
    public List<Category> categories(ListingResult from) throws IOException {
        return categoriesNamed(from, records.categoryLinks(), records.categoryAddresses());
    }

    @Override
    public Set<String> pagesSeen() {
        return unlisted.map(UnlistedArticles::standalone).orElse(Set.of());
    }

    @Override
    public Whereabouts whereabouts(int id) throws IOException {
        try {
            WebPage page = pageOf(id);
            if (page.asksForPassword()) {
                context.ledger().updateArticle(id, ArticleState::askedAnew); // its text may still be public
            }
            Optional<LocalDateTime> date = page.date(blog.zone());
            return date.filter(visitor.localNow()::isBefore).isPresent()
                    ? new Whereabouts.Gone("scheduled for " + date.get())
                    : new OutsideTheList();
        } catch (EmlogException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return new Whereabouts.Gone("its page is gone");
            }
            context.problems().add("cannot tell whether the article is gone", context.where(id), e);
            return new Unknown();
        }
    }

    @Override
    public List<String> alsoAsks() {
        return listsAreDue
                ? List.of("lists of categories, months and tags, and the sitemap: due to be read")
                : List.of();
    }

    @Override
    public void save() throws IOException {
        super.save();
        if (listing().complete() && unlisted.isPresent()) {
            LastRead.now(Part.LISTS, unlisted.get().complete(), context);
        }
    }
}
