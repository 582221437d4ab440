package io.github.emlogstatic.crawl.media;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.archive.record.ArchivedText;
import io.github.emlogstatic.config.MediaConfig;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.content.media.FormerAddresses;
import io.github.emlogstatic.content.media.Uploads;
import io.github.emlogstatic.crawl.plan.Hrefs;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.Like;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;

/** Collects the uploads and links that texts, covers and avatars refer to. Safe for several threads. */
public final class References {

    /** Chooses which article a message names, independent of the order of the threads. */
    private static final Comparator<String> OLDEST =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final BlogAddresses addresses;
    private final Set<String> paths = ConcurrentHashMap.newKeySet(); // sorted when somebody asks
    private final Map<String, String> shownIn = new ConcurrentHashMap<>();
    private final Set<String> links = ConcurrentHashMap.newKeySet();

    private final Map<String, Set<String>> elsewhere = new ConcurrentHashMap<>();
    private final Set<String> texts = ConcurrentHashMap.newKeySet();
    private final boolean external;

    /** @param external whether images on other hosts count */
    private References(BlogAddresses addresses, boolean external) {
        this.addresses = addresses;
        this.external = external;
    }

    /** Collects what texts of the blog refer to. Images on other hosts count if they are copied. */
    public static References of(Blog blog, MediaConfig config) {
        return new References(BlogAddresses.of(blog), config.copiesExternal());
    }

    /** Paths of uploads, and addresses of external images. */
    SortedSet<String> paths() {
        return new TreeSet<>(paths);
    }

    boolean refersTo(String path) {
        return paths.contains(path);
    }

    /** The links in the texts of this run. */
    public SortedSet<String> links() {
        return new TreeSet<>(links);
    }

    /** The article or page that shows an upload, as in {@code article 12}, if that was read in this run. */
    Optional<String> shownIn(String path) {
        return Optional.ofNullable(shownIn.get(path));
    }

    /**
     * What may be former addresses of the blog, with the articles and pages of this run that show uploads there. One text
     * alone may as well show a picture of somebody else.
     */
    public SortedMap<String, Set<String>> formerAddresses() {
        SortedMap<String, Set<String>> several = new TreeMap<>(elsewhere);
        several.values().removeIf(texts -> texts.size() < 2);
        return several;
    }

    public void article(ArchivedArticle article) {
        text("article ", article);
    }

    /** Whether the text, such as {@code article 12} or {@code page 3}, was read in this run. */
    boolean holds(String text) {
        return texts.contains(text);
    }

    /** Whether this run has read no text. */
    boolean isWithoutTexts() {
        return texts.isEmpty();
    }

    public void page(ArchivedPage page) {
        text("page ", page);
    }

    private void text(String kind, ArchivedText text) {
        String shownIn = kind + text.article().id();
        References own = new References(addresses, external);
        own.body(text.body());
        own.picture(text.article().cover());
        paths.addAll(own.paths);
        links.addAll(own.links);
        texts.add(shownIn);
        own.paths.forEach(path -> this.shownIn.merge(path, shownIn, BinaryOperator.minBy(OLDEST)));
        for (String address : FormerAddresses.in(text.body().content(), addresses)) {
            elsewhere
                    .computeIfAbsent(address, none -> ConcurrentHashMap.newKeySet())
                    .add(shownIn);
        }
    }

    public void body(Body body) {
        shown(body.content());
        shown(body.excerpt());
        links.addAll(Hrefs.in(body.content()));
    }

    private void shown(String html) {
        html(html);
        if (external) {
            paths.addAll(ExternalImages.in(html, addresses));
        }
    }

    void html(String html) {
        paths.addAll(Uploads.in(html, addresses));
    }

    private void picture(String address) {
        address(address);
        if (external) {
            ExternalImages.address(address, addresses).ifPresent(paths::add);
        }
    }

    void address(String address) {
        Uploads.path(address, addresses).ifPresent(paths::add);
    }

    /** {@link IconFetch} fetches an icon that is no upload. */
    public void icon(String address) {
        Optional.of(ExternalImages.ofIcon(address, addresses))
                .filter(place -> !place.isEmpty() && !ExternalImages.isCopy(place))
                .ifPresent(paths::add);
    }

    public void categories(List<Category> categories) {
        categories.forEach(category -> address(category.settings().image()));
    }

    public void links(List<Link> links) {
        links.forEach(link -> address(link.icon()));
    }

    public void authors(List<Author> authors) {
        authors.forEach(author -> address(author.avatar()));
    }

    public void comments(List<Comment> comments) {
        for (Comment comment : comments) {
            address(comment.avatar());
            html(comment.content());
            comments(comment.children());
        }
    }

    public void likes(List<Like> likes) {
        likes.forEach(like -> address(like.avatar()));
    }

    public void notes(List<Note> notes) {
        notes.forEach(note -> shown(note.content()));
    }
}
