package io.github.emlogstatic.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole blog as its visitors may read it, without bodies.
 *
 * @param blog the blog itself
 * @param articles published articles, newest first; of the same second, the higher id first
 * @param pages standalone pages, by id
 * @param categories in the owner's order, parents before their children
 * @param authors by id
 * @param notes newest first
 * @param names the files of its pages
 * @param counters views by article id, as of the last full sweep
 * @param bodies the large parts
 */
public record Site(
        Blog blog,
        List<Article> articles,
        List<Page> pages,
        List<Category> categories,
        List<Author> authors,
        List<Note> notes,
        SiteNames names,
        Map<Integer, Integer> counters,
        Bodies bodies) {

    public Site {
        articles = List.copyOf(articles);
        pages = List.copyOf(pages);
        categories = List.copyOf(categories);
        authors = List.copyOf(authors);
        notes = List.copyOf(notes);
        counters = Collections.unmodifiableMap(new LinkedHashMap<>(counters));
    }

    /** The standalone page that is the blog's home; empty if the home is the list. */
    public Optional<Page> homePage() {
        return pages.stream()
                .filter(page -> page.id() == blog.profile().homePage())
                .findFirst();
    }

    /** Returns this site with other bodies. */
    public Site with(Bodies otherBodies) {
        return new Site(blog, articles, pages, categories, authors, notes, names, counters, otherBodies);
    }

    /** Returns this site with another blog and other authors. */
    public Site with(Blog otherBlog, List<Author> otherAuthors) {
        return new Site(otherBlog, articles, pages, categories, otherAuthors, notes, names, counters, bodies);
    }
}
