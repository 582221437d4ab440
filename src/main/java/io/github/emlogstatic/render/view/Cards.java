package io.github.emlogstatic.render.view;

import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Bodies;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.Paths;
import io.github.emlogstatic.render.site.PlaceholderAvatar;
import io.github.emlogstatic.render.site.SiteIndex;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Articles as lists show them, and their fingerprints. Pages at the same depth share cards, of which
 * the latest are kept, because neighbouring articles are shown one after the other. Safe for several threads.
 */
public final class Cards {

    /** The number of cards that are kept for each depth. The ten articles on a page of a tag may be a hundred articles apart. */
    private static final int KEPT = 1 << 11;

    private final SiteIndex index;
    private final Paths paths;
    private final MediaAddresses uploaded;
    private final Bodies bodies;
    private final String language;
    private final Map<String, Shared> shared = new ConcurrentHashMap<>();

    /** The cards that were made last, at any depth. */
    private final AtomicReferenceArray<View.Card> latest = new AtomicReferenceArray<>(KEPT);

    private final Map<Integer, String> fingerprints = new ConcurrentHashMap<>();
    private final Map<Integer, String> authors = new ConcurrentHashMap<>();
    private final Map<Integer, String> categories = new ConcurrentHashMap<>();

    /**
     * What pages at the same depth share.
     *
     * @param place of one of the pages, where links are as on all of them
     */
    private record Shared(
            PageLocation place,
            AtomicReferenceArray<View.Card> cards,
            Map<Integer, View.AuthorRef> authors,
            Map<Integer, View.Ref> categories,
            Map<String, View.Ref> tags) {

        Shared(PageLocation place) {
            this(
                    place,
                    new AtomicReferenceArray<>(KEPT),
                    new ConcurrentHashMap<>(),
                    new ConcurrentHashMap<>(),
                    new ConcurrentHashMap<>());
        }
    }

    /** @param language the language of the interface */
    Cards(SiteIndex index, Paths paths, MediaAddresses uploaded, Bodies bodies, String language) {
        this.index = index;
        this.paths = paths;
        this.uploaded = uploaded;
        this.bodies = bodies;
        this.language = language;
    }

    /** What lists show of an article, with links as they are at that place. */
    public View.Card card(Article article, PageLocation place) {
        Shared shared = shared(place);
        View.Card known = known(shared.cards, article);
        if (known != null) {
            return known;
        }
        View.Card card = make(article, shared.place);
        int slot = slot(article);
        shared.cards.set(slot, card);
        latest.set(slot, card);
        return card;
    }

    private static View.@Nullable Card known(AtomicReferenceArray<View.Card> cards, Article article) {
        View.Card card = cards.get(slot(article));
        return card != null && card.headline().id() == article.id() ? card : null;
    }

    private static int slot(Article article) {
        return article.id() & KEPT - 1;
    }

    private Shared shared(PageLocation place) {
        return known(shared, place.root(), root -> new Shared(place));
    }

    /**
     * Looks up a value and computes it if it is missing. The map's own method often locks a part of the map, even if
     * the value is there.
     */
    private static <K, V> V known(Map<K, V> values, K key, Function<K, V> make) {
        V known = values.get(key);
        return known != null ? known : values.computeIfAbsent(key, make);
    }

    public List<View.Card> cards(List<Article> articles, PageLocation place) {
        View.Card[] cards = new View.Card[articles.size()];
        for (int i = 0; i < cards.length; i++) {
            cards[i] = card(articles.get(i), place);
        }
        return List.of(cards);
    }

    /** A card at any depth shows the same headline and teaser, which are made once. */
    private View.Card make(Article article, PageLocation place) {
        View.Card other = known(latest, article);
        String summary = other == null ? summary(article) : other.teaser().summary();
        return new View.Card(
                other == null ? headline(article, summary) : other.headline(),
                other == null ? teaser(article, summary) : other.teaser(),
                place.url(path(article)),
                cover(article.cover(), place),
                author(article.authorId(), place),
                category(article.categoryId(), place),
                () -> tags(article, place));
    }

    private View.Headline headline(Article article, String summary) {
        String words = article.title() + " " + summary;
        return new View.Headline(
                article.id(),
                article.title(),
                article.date(),
                otherLanguage(words),
                direction(words),
                false,
                article.needsPassword());
    }

    private View.Teaser teaser(Article article, String summary) {
        return new View.Teaser(
                summary,
                sign(article.title().isBlank() ? summary : article.title()),
                hue(article),
                readingMinutes(article),
                commentCount(article));
    }

    /** An article without a title and without words, as a single picture, has no sign. */
    private static String sign(String words) {
        return words.isBlank() ? "" : PlaceholderAvatar.of(words);
    }

    /** The language of a text, if it is another than that of the interface; else empty. */
    public String otherLanguage(String text) {
        return TextLanguage.other(text, language);
    }

    /** {@code rtl} if a text is written from right to left; else empty. */
    public String direction(String text) {
        return TextLanguage.isRightToLeft(text) ? "rtl" : "";
    }

    private int readingMinutes(Article article) {
        return article.needsPassword() ? 0 : bodies.readingMinutes(article.id());
    }

    private int commentCount(Article article) {
        return article.needsPassword()
                        || bodies.commentsFingerprint(article.id()).isEmpty()
                ? 0
                : Comment.count(bodies.comments(article.id()));
    }

    /** 0 to 5; articles of a category have the same. */
    int hue(Article article) {
        return PlaceholderAvatar.hue(categoryName(article).orElse(article.title())) / 60;
    }

    Optional<String> categoryName(Article article) {
        return index.category(article.categoryId()).map(Category::name);
    }

    /** The article's file in the site. */
    public String path(Article article) {
        return paths.of(SiteKey.article(article.id()));
    }

    /** The fingerprint of everything that a card shows, the same at every place. */
    public String fingerprint(Article article) {
        return known(fingerprints, article.id(), id -> {
            Fingerprint fingerprint = new Fingerprint()
                    .add(article.title())
                    .add(path(article))
                    .add(article.date().toString())
                    .add(authorFingerprint(article.authorId()))
                    .add(categoryFingerprint(article.categoryId()))
                    .add(tagsFingerprint(article))
                    .add(uploaded.fingerprint(article.cover()))
                    .add(summary(article))
                    .add(article.needsPassword())
                    .add(readingMinutes(article))
                    .add(article.needsPassword() ? "" : bodies.commentsFingerprint(article.id()));
            return fingerprint.end();
        });
    }

    public String fingerprint(List<Article> articles) {
        Fingerprint fingerprint = new Fingerprint().add(articles.size());
        articles.forEach(article -> fingerprint.add(fingerprint(article)));
        return fingerprint.end();
    }

    /** One line of plain text; empty for a protected article. */
    public String summary(Article article) {
        return article.needsPassword() ? "" : bodies.summary(article.id());
    }

    /** The author. The address is empty if the author has no name, or the site no page of the author. */
    public View.AuthorRef author(int id, PageLocation place) {
        return known(shared(place).authors, id, author -> newAuthor(author, place));
    }

    private View.AuthorRef newAuthor(int id, PageLocation place) {
        Author author = index.author(id).orElse(Author.unknown(id));
        return new View.AuthorRef(
                author.name(),
                authorPath(author).map(place::url).orElse(""),
                uploaded.url(author.avatar(), place),
                author.description(),
                PlaceholderAvatar.of(author.name()),
                PlaceholderAvatar.hue(author.name()));
    }

    public String authorFingerprint(int id) {
        return known(authors, id, this::newAuthorFingerprint);
    }

    private String newAuthorFingerprint(int id) {
        Author author = index.author(id).orElse(Author.unknown(id));
        return Fingerprint.of(
                author.name(),
                authorPath(author).orElse(""),
                uploaded.fingerprint(author.avatar()),
                author.description());
    }

    private Optional<String> authorPath(Author author) {
        boolean linked = !author.name().isEmpty() && index.byAuthor().containsKey(author.id());
        return linked ? Optional.of(paths.of(SiteKey.author(author.id()))) : Optional.empty();
    }

    public View.@Nullable Ref category(int id, PageLocation place) {
        return index.category(id).map(category -> category(category, place)).orElse(null);
    }

    public View.Ref category(Category category, PageLocation place) {
        return known(
                shared(place).categories,
                category.id(),
                id -> new View.Ref(category.name(), place.url(paths.of(SiteKey.category(id)))));
    }

    /** The fingerprint of the category and its ancestors. */
    public String categoryFingerprint(int id) {
        return known(categories, id, this::newCategoryFingerprint);
    }

    private String newCategoryFingerprint(int id) {
        Fingerprint fingerprint = new Fingerprint();
        for (Category category : index.path(id)) {
            fingerprint.add(category.name()).add(paths.of(SiteKey.category(category.id())));
        }
        return fingerprint.end();
    }

    /** The tags of an article, each once. */
    public List<View.Ref> tags(Article article, PageLocation place) {
        Map<String, View.Ref> tags = shared(place).tags;
        List<View.Ref> of = new ArrayList<>();
        for (String tag : new LinkedHashSet<>(article.tags())) {
            of.add(known(tags, tag, name -> new View.Ref(name, place.url(paths.of(SiteKey.tag(name))))));
        }
        return List.copyOf(of);
    }

    public String tagsFingerprint(Article article) {
        Fingerprint fingerprint = new Fingerprint();
        article.tags().forEach(tag -> fingerprint.add(tag).add(paths.of(SiteKey.tag(tag))));
        return fingerprint.end();
    }

    /** The cover of an article or a page; null if there is none to show. */
    public View.@Nullable Image cover(String cover, PageLocation place) {
        if (cover.isEmpty() || uploaded.isLost(cover)) {
            return null;
        }
        Optional<Media> media = uploaded.find(cover);
        return new View.Image(
                uploaded.url(cover, place),
                media.map(Media::width).orElse(0),
                media.map(Media::height).orElse(0),
                media.map(large -> srcset(large, place)).orElse(""));
    }

    /** The smaller versions, else emlog's own thumbnail. */
    private String srcset(Media large, PageLocation place) {
        return large.smaller().isEmpty()
                ? uploaded.thumbnail(large)
                        .map(small -> candidate(small, place) + ", " + candidate(large, place))
                        .orElse("")
                : MediaAddresses.srcset(large, place);
    }

    private static String candidate(Media image, PageLocation place) {
        return place.url(image.path()) + " " + image.width() + "w";
    }
}
