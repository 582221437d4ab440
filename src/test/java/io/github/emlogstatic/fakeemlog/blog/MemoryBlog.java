package io.github.emlogstatic.fakeemlog.blog;

import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A blog as emlog's database holds it, in memory: what all answers are made from. Safe for use by several threads.
 *
 * <p>Nothing depends on the time at which it is filled: an article without a date is dated its id in minutes after
 * 2024-01-01 08:00, a comment, a like or a note its id in minutes after 2024-06-01 00:00 UTC.
 */
public final class MemoryBlog {

    private static final LocalDateTime FIRST_ARTICLE = LocalDateTime.of(2024, 1, 1, 8, 0);
    private static final Instant FIRST_COMMENT = Instant.parse("2024-06-01T00:00:00Z");

    private final NavigableMap<Integer, PostRow> posts = new TreeMap<>();
    private final Map<Integer, Integer> views = new HashMap<>();
    private final Map<Integer, NavigableMap<Integer, CommentRow>> comments = new HashMap<>();
    private final NavigableMap<Integer, Integer> articleOfComment = new TreeMap<>();
    private final Map<Integer, List<LikeRow>> likes = new HashMap<>();
    private final NavigableMap<Integer, NoteRow> notes = new TreeMap<>();
    private final NavigableMap<Integer, Category> categories = new TreeMap<>();
    private final NavigableMap<Integer, UserRow> users = new TreeMap<>();
    private final Map<String, UploadedFile> uploads = new LinkedHashMap<>();
    private final Map<EmlogVersion, PublicOrder> orders = new HashMap<>();
    private List<Link> navigation = List.of();
    private List<Link> links = List.of();
    private Options options = new Options();
    private int lastPost;
    private int lastLike;

    private MemoryBlog() {}

    /** A blog with one user, id 1, and nothing else. */
    public static MemoryBlog empty() {
        MemoryBlog blog = new MemoryBlog();
        blog.user(1, "站长", "");
        return blog;
    }

    // ---- settings

    public synchronized MemoryBlog configure(Consumer<Options> change) {
        Options changed = options.copy();
        change.accept(changed);
        options = changed;
        return this;
    }

    public synchronized Options options() {
        return options;
    }

    /** Gives HTML pages this menu, and no friend links. */
    public void menu(Link... menu) {
        menus(List.of(menu), List.of());
    }

    public synchronized void menus(List<Link> menu, List<Link> friends) {
        navigation = List.copyOf(menu);
        links = List.copyOf(friends);
    }

    public synchronized List<Link> navigation() {
        return navigation;
    }

    /** The friend links that HTML pages show. */
    public synchronized List<Link> links() {
        return links;
    }

    // ---- articles and pages

    /** Publishes an article of plain text; its id. */
    public int publish(String title, String text) {
        return publish(post -> post.title(title).text(text));
    }

    /** Publishes so many articles, each with its id in title and text. */
    public MemoryBlog fill(int count) {
        for (int i = 0; i < count; i++) {
            int id = publish("title", "text");
            edit(id, post -> post.title("title " + id).text("text " + id));
        }
        return this;
    }

    /** Adds an article under the next id; that id. */
    public synchronized int publish(Consumer<PostRow> write) {
        return publish(lastPost + 1, write);
    }

    /** Adds an article, or replaces the one of that id; the id. */
    public synchronized int publish(int id, Consumer<PostRow> write) {
        PostRow post = new PostRow(id, FIRST_ARTICLE.plusMinutes(id));
        write.accept(post);
        put(post);
        return id;
    }

    /** Adds a standalone page of plain text; its id. */
    public int publishPage(String title, String text) {
        return publish(post -> post.type(PostRow.PAGE).title(title).text(text));
    }

    public synchronized MemoryBlog edit(int id, Consumer<PostRow> change) {
        PostRow changed = known(id).copy();
        change.accept(changed);
        put(changed);
        return this;
    }

    /** Deletes an article with its comments; its likes stay, as in emlog. */
    public synchronized MemoryBlog delete(int id) {
        known(id);
        posts.remove(id);
        Optional.ofNullable(comments.remove(id))
                .ifPresent(gone -> articleOfComment.keySet().removeAll(gone.keySet()));
        orders.clear();
        return this;
    }

    public MemoryBlog protect(int id, String password) {
        return edit(id, post -> post.password(password));
    }

    public MemoryBlog pin(int id, boolean top) {
        return edit(id, post -> post.top(top));
    }

    public synchronized MemoryBlog renameTag(String old, String renamed) {
        List<PostRow> tagged = posts.values().stream()
                .filter(post -> post.tags().contains(old))
                .toList();
        for (PostRow post : tagged) {
            String[] tags = post.tags().stream()
                    .map(tag -> tag.equals(old) ? renamed : tag)
                    .toArray(String[]::new);
            edit(post.id(), changed -> changed.tags(tags));
        }
        return this;
    }

    private void put(PostRow post) {
        posts.put(post.id(), post);
        lastPost = Math.max(lastPost, post.id());
        orders.clear();
    }

    private PostRow known(int id) {
        return post(id).orElseThrow(() -> new NoSuchElementException("the blog has no article " + id));
    }

    public synchronized Optional<PostRow> post(int id) {
        return Optional.ofNullable(posts.get(id));
    }

    /** Every article and page, whatever its state, by id. */
    public synchronized List<PostRow> posts() {
        return List.copyOf(posts.values());
    }

    /** The published articles in the order of that version's list. */
    public synchronized List<PostRow> published(LocalDateTime now, EmlogVersion version) {
        PublicOrder order = orders.get(version);
        if (order == null || !order.holdsAt(now)) {
            order = PublicOrder.of(posts.values(), now, version);
            orders.put(version, order);
        }
        return order.posts();
    }

    public synchronized int views(int id) {
        return views.getOrDefault(id, 0);
    }

    public synchronized void view(int id) {
        views.merge(id, 1, Integer::sum);
    }

    // ---- categories and users

    public synchronized MemoryBlog category(int id, String name) {
        return category(new Category(id, name, "", "", 0, id));
    }

    /** Adds a category, or replaces the one of that id; its parent need not exist. */
    public synchronized MemoryBlog category(Category category) {
        categories.put(category.id(), category);
        return this;
    }

    public synchronized MemoryBlog category(int id, UnaryOperator<Category> change) {
        return category(change.apply(
                category(id).orElseThrow(() -> new NoSuchElementException("the blog has no category " + id))));
    }

    /** Deletes a category; emlog puts its articles into none. */
    public synchronized MemoryBlog deleteCategory(int id) {
        categories.remove(id);
        List<PostRow> filed =
                posts.values().stream().filter(post -> post.category() == id).toList();
        filed.forEach(post -> edit(post.id(), changed -> changed.category(-1)));
        return this;
    }

    /** By {@code pid}, then {@code taxis}, as emlog reads them. */
    public synchronized List<Category> categories() {
        return categories.values().stream()
                .sorted(Comparator.comparing(Category::parentId).thenComparing(Category::order))
                .toList();
    }

    public synchronized Optional<Category> category(int id) {
        return Optional.ofNullable(categories.get(id));
    }

    /**
     * Adds a user, or replaces the one of that id.
     *
     * @param avatar an upload's path, an absolute address, or empty
     */
    public MemoryBlog user(int id, String name, String avatar) {
        return user(id, name, avatar, "");
    }

    /** @param description shown in the side bar, if it is the first user's; plain text */
    public synchronized MemoryBlog user(int id, String name, String avatar, String description) {
        users.put(id, new UserRow(id, name, avatar, description));
        return this;
    }

    public synchronized Optional<UserRow> user(int id) {
        return Optional.ofNullable(users.get(id));
    }

    // ---- comments and likes

    /** Adds a visible comment of a visitor; its id. */
    public int comment(int article, String poster, String text) {
        return comment(article, comment -> comment.poster(poster).text(text));
    }

    /** Adds a comment under the next id; that id. */
    public synchronized int comment(int article, Consumer<CommentRow> write) {
        int id = articleOfComment.isEmpty() ? 1 : articleOfComment.lastKey() + 1;
        CommentRow comment = new CommentRow(id, article, FIRST_COMMENT.plusSeconds(60L * id));
        write.accept(comment);
        put(comment);
        return id;
    }

    public synchronized MemoryBlog editComment(int id, Consumer<CommentRow> change) {
        CommentRow changed = knownComment(id).copy();
        change.accept(changed);
        put(changed);
        return this;
    }

    /** Deletes the comment alone: emlog deletes the replies too, but databases with orphans exist. */
    public synchronized MemoryBlog deleteComment(int id) {
        CommentRow gone = knownComment(id);
        articleOfComment.remove(id);
        comments.getOrDefault(gone.article(), new TreeMap<>()).remove(id);
        return this;
    }

    private CommentRow knownComment(int id) {
        return Optional.ofNullable(articleOfComment.get(id))
                .flatMap(article -> comments(article).stream()
                        .filter(comment -> comment.id() == id)
                        .findFirst())
                .orElseThrow(() -> new NoSuchElementException("the blog has no comment " + id));
    }

    private void put(CommentRow comment) {
        comments.computeIfAbsent(comment.article(), article -> new TreeMap<>()).put(comment.id(), comment);
        articleOfComment.put(comment.id(), comment.article());
    }

    /** Every comment of an article, hidden ones too, by id. */
    public synchronized List<CommentRow> comments(int article) {
        return List.copyOf(comments.getOrDefault(article, new TreeMap<>()).values());
    }

    /** Every comment of the blog, by id. */
    public synchronized List<CommentRow> comments() {
        return comments.values().stream()
                .flatMap(map -> map.values().stream())
                .sorted(Comparator.comparing(CommentRow::id))
                .toList();
    }

    /** emlog's {@code comnum}: every visible comment, those that answer a hidden one too. */
    public synchronized int commentCount(int article) {
        Collection<CommentRow> all =
                comments.getOrDefault(article, new TreeMap<>()).values();
        return (int) all.stream().filter(comment -> !comment.hidden()).count();
    }

    /** Adds a visitor's like; its id. */
    public int like(int article, String poster) {
        return like(article, poster, 0, "");
    }

    /** Adds a like; its id. */
    public synchronized int like(int article, String poster, int user, String avatar) {
        int id = ++lastLike;
        likes.computeIfAbsent(article, first -> new ArrayList<>())
                .add(new LikeRow(id, article, user, poster, avatar, FIRST_COMMENT.plusSeconds(60L * id)));
        return id;
    }

    public synchronized MemoryBlog deleteLike(int id) {
        likes.values().forEach(all -> all.removeIf(like -> like.id() == id));
        return this;
    }

    /** Newest first. */
    public synchronized List<LikeRow> likes(int article) {
        return likes.getOrDefault(article, List.of()).stream()
                .sorted(Comparator.comparing(LikeRow::date).reversed())
                .toList();
    }

    public synchronized int likeCount(int article) {
        return likes.getOrDefault(article, List.of()).size();
    }

    // ---- notes

    /** Adds a note of plain text by user 1; its id. */
    public int note(String text) {
        return note(text, false);
    }

    /** Adds a note of plain text by user 1; its id. */
    public int note(String text, boolean isPrivate) {
        return note(text, isPrivate, 1);
    }

    /** Adds a public note of plain text; its id. */
    public int note(String text, int author) {
        return note(text, false, author);
    }

    private synchronized int note(String text, boolean isPrivate, int author) {
        int id = notes.isEmpty() ? 1 : notes.lastKey() + 1;
        Instant date = FIRST_COMMENT.plusSeconds(60L * id);
        notes.put(id, new NoteRow(id, PlainParagraphs.html(text), text, author, date, isPrivate, false, "203.0.113.1"));
        return id;
    }

    public synchronized MemoryBlog editNote(int id, String text) {
        notes.computeIfPresent(id, (same, note) -> note.saying(PlainParagraphs.html(text), text));
        return this;
    }

    public synchronized MemoryBlog deleteNote(int id) {
        notes.remove(id);
        return this;
    }

    /** Public ones, newest first. */
    public synchronized List<NoteRow> notes() {
        return notes.descendingMap().values().stream()
                .filter(note -> !note.hidden())
                .toList();
    }

    // ---- uploads

    /** Adds or replaces an upload; its time of change moves on by an hour each time. */
    public synchronized MemoryBlog upload(String path, byte[] bytes) {
        Instant modified = upload(path)
                .map(replaced -> replaced.modified().plusSeconds(3600))
                .orElse(FIRST_COMMENT);
        return upload(path, bytes, modified);
    }

    public synchronized MemoryBlog upload(String path, byte[] bytes, Instant modified) {
        uploads.put(path, new UploadedFile(bytes, modified));
        return this;
    }

    public MemoryBlog upload(String path, String text) {
        return upload(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public synchronized Optional<UploadedFile> upload(String path) {
        return Optional.ofNullable(uploads.get(path));
    }
}
