package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.address.Numbers;
import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.emlog.http.Redaction;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.emlog.text.PlainText;
import io.github.emlogstatic.model.run.OneLine;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Tells which page it is: of which blog, of which article or standalone page, or a list. */
public final class PageIdentity {

    /** How many neighbours and related articles stand in headings below an article, at most. */
    private static final int MOST_BESIDE_TITLE = 2;

    /** The longest part of a page's title that a message shows, in characters. */
    private static final int LONGEST_TITLE = 60;

    private final Document page;
    private final AddressReader addresses;

    PageIdentity(Document page, AddressReader addresses) {
        this.page = page;
        this.addresses = addresses;
    }

    /** The id in the form for comments, if there is one. Forms of plugins may have an empty one. */
    OptionalInt id() {
        return page.select("input[name=gid]").stream()
                .mapToInt(hidden -> Numbers.of(hidden.attr("value")).orElse(0))
                .filter(id -> id > 0)
                .findFirst();
    }

    /**
     * Whether this may be the page of that article or standalone page, by its form for comments, else its canonical
     * link, else its title and headings, without those of a list of articles.
     *
     * @param id 0 if it is not known
     * @param title as a list shows it, perhaps shortened; empty if it is not known
     */
    public boolean isOf(int id, String title) {
        OptionalInt told = toldId();
        if (id > 0 && told.isPresent()) {
            return told.getAsInt() == id;
        }
        // The rest of the page is not searched, because the side bar and the neighbours name other articles.
        String named = page.title() + " " + String.join(" ", headingsOutsideLists());
        return named.isBlank() || PlainText.holds(named, title.strip().replaceFirst(ListPageReader.CUT, ""));
    }

    /**
     * Whether this is certainly the page of that article or standalone page, by its form for comments, else its canonical
     * link, else its whole title. A list of articles has the titles of others.
     */
    public boolean isCertainly(int id, String title) {
        OptionalInt told = toldId();
        return told.isPresent() ? told.getAsInt() == id : !isList() && isTitled(title);
    }

    /** The id in its form for comments, else that of its canonical link. */
    OptionalInt toldId() {
        return id().isPresent() ? id() : canonicalId();
    }

    /** The headings, without those that lead to articles if these are several, as on the home page. */
    private Set<String> headingsOutsideLists() {
        Set<String> all = posts(headingElements());
        Set<String> listed = all.size() < 2 ? Set.of() : withoutOwn(all);
        return headingElements()
                .filter(heading -> !listed.contains(target(heading)))
                .map(Element::text)
                .collect(Collectors.toSet());
    }

    /** Whether several headings lead to other articles, as on the home page. */
    public boolean isList() {
        return withoutOwn(new ListPageReader(page, addresses).headed()).size() > 1;
    }

    /**
     * The title of an article may lead to the article itself. It is then the only heading of the first level that does,
     * and few others lead to articles.
     */
    private Set<String> withoutOwn(Set<String> posts) {
        Set<String> own = posts(page.select("h1").stream());
        return own.size() == 1 && posts.size() <= MOST_BESIDE_TITLE + 1
                ? posts.stream().filter(post -> !own.contains(post)).collect(Collectors.toSet())
                : posts;
    }

    private Set<String> posts(Stream<Element> headings) {
        return headings.map(this::target).filter(Route::mayBePost).collect(Collectors.toSet());
    }

    /** The address that a heading leads to, relative to the base, or empty. */
    private String target(Element heading) {
        Element link = heading.selectFirst("a[href]");
        return link == null ? "" : Route.withoutFragment(addresses.relative(link.attr("href")));
    }

    private OptionalInt canonicalId() {
        Element canonical = page.selectFirst("link[rel=canonical][href]");
        return canonical == null ? OptionalInt.empty() : Route.post(addresses.relative(canonical.absUrl("href")));
    }

    /**
     * Whether the page belongs to this blog, and not, for instance, to a hotspot that asks for a login. The page shows
     * it by the blog's name, by emlog's own marks, or by links to numbered addresses of emlog.
     *
     * @param names the names of the blog, as far as they are known
     */
    public boolean isOfBlog(Collection<String> names) {
        String text = page.title() + " " + page.text();
        return names.stream().anyMatch(name -> !name.isBlank() && PlainText.holds(text, name))
                || EmlogMarks.in(page)
                || page.select("a[href]").stream()
                        .map(link -> Route.of(addresses.relative(link.attr("href"))))
                        .anyMatch(PageIdentity::isNumbered);
    }

    private static boolean isNumbered(Route route) {
        return route instanceof Route.Post
                || route instanceof Route.Tag
                || route instanceof Route.Author
                || route instanceof Route.Category category && category.id().isPresent();
    }

    /**
     * Whether that is the title of the article or standalone page, as its headings or the window's title have it. There,
     * the blog's name may follow it.
     */
    public boolean isTitled(String title) {
        String named = title.strip().replaceAll("\\s+", " "); // as jsoup gives the text of an element
        String window = page.title();
        int end = window.lastIndexOf(" - ");
        return !named.isEmpty()
                && (headings().contains(named)
                        || window.equals(named)
                        || end > 0 && window.substring(0, end).equals(named));
    }

    /** Names this page in a message that an article's page was expected here. The title shows a login or a firewall. */
    public String inPlaceOfArticle() {
        String title = OneLine.of(Redaction.text(page.title()), LONGEST_TITLE);
        return title.isEmpty() ? "another article's page" : "the page '" + title + "' in place of the article's";
    }

    /** The headings of the first two levels, and what looks like such headings. */
    public Set<String> headings() {
        return headingElements().map(heading -> heading.text().strip()).collect(Collectors.toSet());
    }

    private Stream<Element> headingElements() {
        return page.select("h1, h2, .log-title, .page-title, .post-title, .entry-title").stream();
    }
}
