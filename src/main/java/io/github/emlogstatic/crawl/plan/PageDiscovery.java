package io.github.emlogstatic.crawl.plan;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.DerivedId;
import io.github.emlogstatic.crawl.state.RejectedUrls;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds candidates for standalone pages, which no list shows: in the menu, in links of texts and, if configured, in the
 * gaps between known ids. Rejected candidates are remembered and tried again later. Safe for several threads.
 */
public final class PageDiscovery {

    /** The number of gaps that are tried in one run. */
    private static final int GAPS_A_RUN = 50;

    /** The number of ids above the highest known one that are tried. */
    private static final int BEYOND = 10;

    private final Archive archive;
    private final BlogAddresses addresses;
    private final RejectedUrls rejected;
    private final boolean free;
    private final Map<String, Candidate> found = new ConcurrentSkipListMap<>();

    /** @param free whether questions cost nothing, so that rejected candidates are tried at once */
    PageDiscovery(Archive archive, BlogAddresses addresses, RejectedUrls rejected, boolean free) {
        this.archive = archive;
        this.addresses = addresses;
        this.rejected = rejected;
        this.free = free;
    }

    public PageDiscovery(CrawlContext context, Blog blog, Abilities abilities) {
        this(context.archive(), BlogAddresses.of(blog), context.rejected(), abilities.has(Ability.FREE));
    }

    /**
     * Adds what the blog's menu and texts link to and, if configured, gaps between the known ids.
     *
     * @param entries the entries whose texts are read
     */
    public void add(Blog blog, Collection<ListEntry> entries, Config config) {
        if (blog.profile().homePage() > 0) {
            addLink(UrlMode.DYNAMIC.post(blog.profile().homePage()));
        }
        addMenu(blog.navigation());
        config.blog().profile().navigation().ifPresent(this::addMenu);
        entries.forEach(entry -> addText(entry.description()));
        if (config.crawl().discover()) {
            gaps().forEach(this::put);
        }
    }

    private void addMenu(List<Link> links) {
        for (Link link : links) {
            add(link.url(), true);
            addMenu(link.children());
        }
    }

    /** Adds the targets of the links in a text. */
    public void addText(String html) {
        Hrefs.in(html).forEach(this::addLink);
    }

    /** Adds the target of a link in a text if its address has an id. An alias there may as well be that of an article. */
    public void addLink(String url) {
        add(url, false);
    }

    /** Adds an address that may be a page. */
    public void addAddress(String url) {
        add(url, true);
    }

    private void add(String url, boolean aliases) {
        Optional<String> address = addresses.relative(url);
        if (address.isEmpty()) {
            return;
        }
        Route route = Route.of(address.get());
        if (route instanceof Route.Post post) {
            put(new Candidate(post.id(), aliases ? address.get() : ""));
        } else if (aliases && route instanceof Route.Alias alias && alias.isOneName()) {
            put(new Candidate(0, address.get()));
        }
    }

    private void put(Candidate candidate) {
        if (candidate.id() > 0 || !candidate.address().isEmpty()) {
            found.merge(
                    candidate.key(), candidate, (one, other) -> one.address().isEmpty() ? other : one);
        }
    }

    /** Returns some ids between the known ones and above them that were not tried lately. */
    public List<Candidate> gaps() {
        Set<Integer> known = new HashSet<>(archive.articleIds());
        known.addAll(archive.pageIds());
        int last = known.stream()
                .mapToInt(Integer::intValue)
                .filter(id -> !DerivedId.isDerived(id))
                .max()
                .orElse(0);
        return IntStream.rangeClosed(1, last + BEYOND)
                .filter(id -> !known.contains(id))
                .mapToObj(id -> new Candidate(id, ""))
                .filter(this::isDue)
                .limit(GAPS_A_RUN)
                .toList();
    }

    /**
     * Returns candidates that are no known article, category or page and that were not tried lately. In most nights there
     * is none even before the articles of the list are considered, whose addresses then need not be read.
     */
    public List<Candidate> due(Collection<ListEntry> entries, List<Category> categories) throws IOException {
        List<Candidate> untried = found.values().stream()
                .filter(candidate -> !archive.hasArticle(candidate.id()))
                .filter(candidate -> free || isDue(candidate))
                .toList();
        List<Candidate> unknown = without(pagesAnd(categories), untried);
        return unknown.isEmpty() ? unknown : without(articles(entries), unknown);
    }

    private static List<Candidate> without(Set<String> taken, List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> !taken.contains(candidate.key()) && !taken.contains(candidate.address()))
                .toList();
    }

    private Set<String> pagesAnd(List<Category> categories) throws IOException {
        Set<String> taken = categories.stream().map(Category::alias).collect(Collectors.toCollection(HashSet::new));
        archive.pageIds().forEach(id -> taken.add(Integer.toString(id)));
        archive.pages().forEach(page -> taken.add(asCandidate(page.url())));
        taken.remove(""); // of categories without an alias; candidates may have no address
        return taken;
    }

    private Set<String> articles(Collection<ListEntry> entries) {
        Set<String> taken = new HashSet<>();
        for (ListEntry entry : entries) {
            taken.add(Integer.toString(entry.id()));
            taken.add(asCandidate(entry.article().url()));
        }
        taken.remove("");
        return taken;
    }

    /** An address as candidates have it: emlog writes Chinese aliases with percent signs. */
    private String asCandidate(String url) {
        return addresses.relative(url).orElse(url);
    }

    /** Whether a menu, a text or the sitemap leads to that address. */
    public boolean leadsTo(String address) {
        return found.values().stream().anyMatch(candidate -> candidate.address().equals(address));
    }

    private boolean isDue(Candidate candidate) {
        return rejected.isDue(candidate.key());
    }
}
