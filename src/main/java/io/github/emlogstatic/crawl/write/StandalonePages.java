package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.answer.Candidate;
import io.github.emlogstatic.crawl.answer.PageAnswer;
import io.github.emlogstatic.crawl.answer.PageAnswer.Shown;
import io.github.emlogstatic.crawl.answer.PageAnswer.Unanswered;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.plan.DueDiscussion;
import io.github.emlogstatic.crawl.plan.Plan.PageAsking;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.Ledger;
import io.github.emlogstatic.crawl.state.RejectedUrls;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Updates the known standalone pages, then looks for others. */
public final class StandalonePages {

    private final Archive archive;
    private final Ledger ledger;
    private final Config config;
    private final RejectedUrls rejected;
    private final Instant now;
    private final ArticleSource source;
    private final StandalonePageWriter writer;

    public StandalonePages(CrawlContext context, ArticleSource source, StandalonePageWriter writer) {
        this.archive = context.archive();
        this.ledger = context.ledger();
        this.config = context.config();
        this.rejected = context.rejected();
        this.now = context.now();
        this.source = source;
        this.writer = writer;
    }

    /**
     * Asks for known pages. No list counts the comments of pages. If comments do not come with the text, they are asked
     * for together with a page that is due, and for one page in each run with a complete list.
     *
     * @param complete whether the list of articles is complete
     * @return the comments to ask for
     */
    public List<DueDiscussion> ask(List<PageAsking> known, boolean complete) throws IOException {
        Map<Integer, Integer> counted = new TreeMap<>();
        if (complete && !source.abilities().has(Ability.COMMENTS_WITH_TEXT)) {
            tonight(archive, now)
                    .ifPresent(id -> counted.put(id, ledger.page(id).comments().number()));
        }
        for (PageAsking asking : known) {
            boolean comments = asking.comments() || counted.containsKey(asking.id());
            int before = ledger.page(asking.id()).comments().number();
            counted.remove(asking.id());
            PageAnswer answer = source.page(asking.id());
            writer.take(answer);
            count(answer)
                    .filter(count -> comments ? count > 0 : count != before)
                    .ifPresent(count -> counted.put(asking.id(), count));
        }
        return due(counted);
    }

    private static Optional<Integer> count(PageAnswer answer) {
        return answer instanceof Shown shown && shown.counted().isPresent()
                ? Optional.of(shown.counted().getAsInt())
                : Optional.empty();
    }

    private static List<DueDiscussion> due(Map<Integer, Integer> comments) {
        List<DueDiscussion> due = new ArrayList<>();
        comments.forEach((id, count) -> due.add(DueDiscussion.ofPage(id, count)));
        return due;
    }

    /** The page whose comments are asked for tonight. It is one page each night, in turn. */
    public static Optional<Integer> tonight(Archive archive, Instant now) {
        List<Integer> ids = archive.pageIds().stream().sorted().toList();
        int day = (int) Math.floorMod(now.getEpochSecond() / 86_400, Math.max(1, ids.size()));
        return ids.stream().skip(day).findFirst();
    }

    /**
     * Tries pages that menu, texts and sitemap link to.
     *
     * @param links links of the texts of this run
     * @param entries entries of the list
     * @param telling entries whose texts may link to pages that no run has seen
     * @return the comments to ask for
     */
    public List<DueDiscussion> discover(
            Collection<String> links,
            Collection<ListEntry> entries,
            Collection<ListEntry> telling,
            List<Category> categories)
            throws IOException {
        PageDiscovery discovery = new PageDiscovery(archive, BlogAddresses.of(source.blog()), rejected);
        links.forEach(discovery::link);
        source.pagesSeen().forEach(discovery::maybe);
        Map<Integer, Integer> counted = new TreeMap<>();
        for (Candidate candidate : candidates(discovery, config, source.blog(), entries, telling, categories)) {
            PageAnswer answer = source.page(candidate);
            writer.take(answer);
            if (answer instanceof Shown shown) {
                count(answer).ifPresent(count -> counted.put(shown.page().page().id(), count));
            } else if (!(answer instanceof Unanswered)) {
                rejected.add(candidate.key());
            }
        }
        rejected.save();
        return due(counted);
    }

    /** Returns the candidates that menu, list and texts link to. */
    public static List<Candidate> candidates(
            PageDiscovery discovery,
            Config config,
            Blog blog,
            Collection<ListEntry> entries,
            Collection<ListEntry> telling,
            List<Category> categories)
            throws IOException {
        if (blog.profile().homePage() > 0) {
            discovery.link(UrlMode.DYNAMIC.post(blog.profile().homePage()));
        }
        discovery.navigation(blog.navigation());
        config.blog().profile().navigation().ifPresent(discovery::navigation);
        for (ListEntry entry : telling) {
            discovery.text(entry.description());
        }
        if (config.crawl().pages().discover()) {
            discovery.gaps();
        }
        List<Article> articles = entries.stream().map(ListEntry::article).toList();
        return discovery.due(articles, categories.stream().map(Category::alias).toList());
    }
}
