package io.github.emlogstatic.model;

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
 * @param tags what the owner has set for tags
 * @param authors by id
 * @param notes newest first
 * @param names the files of its pages
 * @param bodies its texts and discussions
 */
public record Site(
        Blog blog,
        List<Article> articles,
        List<Page> pages,
        List<Category> categories,
        List<TagSettings> tags,
        List<Author> authors,
        List<Note> notes,
        SiteNames names,
        Bodies bodies) {

    public Site {
        articles = List.copyOf(articles);
        pages = List.copyOf(pages);
        categories = List.copyOf(categories);
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
        notes = List.copyOf(notes);
    }

    /** The standalone page that is the blog's home; empty if the home is the list. */
    public Optional<Page> homePage() {
        return pages.stream()
                .filter(page -> page.id() == blog.profile().homePage())
                .findFirst();
    }

    /** The description that the owner has given a tag, or empty. */
    public String descriptionOfTag(String name) {
        return tags.stream()
                .filter(tag -> tag.name().equals(name))
                .map(TagSettings::description)
                .findFirst()
                .orElse("");
    }

    /**
     * The site as it is shown, with what its owner wants in place of what the blog tells. A title of nothing but spaces is
     * none, and neither is such a name of an author; a category without a name is called by its alias or its number.
     */
    public Site shownWith(Blog otherBlog, List<Author> otherAuthors) {
        return toBuilder()
                .blog(otherBlog)
                .authors(otherAuthors.stream().map(Author::withoutBlankName).toList())
                .articles(articles.stream().map(Article::withoutBlankTitle).toList())
                .pages(pages.stream().map(Page::withoutBlankTitle).toList())
                .categories(categories.stream().map(Category::named).toList())
                .build();
    }

    /** Starts a site without articles, pages, lists and names. */
    public static Builder builder(Blog blog, Bodies bodies) {
        return new Builder(blog, bodies);
    }

    /** Starts a site like this one. */
    public Builder toBuilder() {
        return new Builder(blog, bodies)
                .articles(articles)
                .pages(pages)
                .categories(categories)
                .tags(tags)
                .authors(authors)
                .notes(notes)
                .names(names);
    }

    /** Collects the parts of a site by name. */
    public static final class Builder {

        private Blog blog;
        private List<Article> articles = List.of();
        private List<Page> pages = List.of();
        private List<Category> categories = List.of();
        private List<TagSettings> tags = List.of();
        private List<Author> authors = List.of();
        private List<Note> notes = List.of();
        private SiteNames names = SiteNames.of(Map.of());
        private Bodies bodies;

        private Builder(Blog blog, Bodies bodies) {
            this.blog = blog;
            this.bodies = bodies;
        }

        public Site build() {
            return new Site(blog, articles, pages, categories, tags, authors, notes, names, bodies);
        }

        Builder blog(Blog blog) {
            this.blog = blog;
            return this;
        }

        public Builder articles(List<Article> articles) {
            this.articles = articles;
            return this;
        }

        public Builder pages(List<Page> pages) {
            this.pages = pages;
            return this;
        }

        public Builder categories(List<Category> categories) {
            this.categories = categories;
            return this;
        }

        public Builder tags(List<TagSettings> tags) {
            this.tags = tags;
            return this;
        }

        public Builder authors(List<Author> authors) {
            this.authors = authors;
            return this;
        }

        public Builder notes(List<Note> notes) {
            this.notes = notes;
            return this;
        }

        public Builder names(SiteNames names) {
            this.names = names;
            return this;
        }

        public Builder bodies(Bodies bodies) {
            this.bodies = bodies;
            return this;
        }
    }
}
