package io.github.emlogstatic.fakeemlog.blog;

import io.github.emlogstatic.model.Body;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An article or a standalone page of a blog in memory, with everything that emlog's table holds. Written only inside
 * {@link MemoryBlog#publish} and {@link MemoryBlog#edit}, on a copy of its own; what the blog gives out is never
 * changed again.
 */
public final class PostRow {

    /** The type of articles. */
    public static final String BLOG = "blog";
    /** The type of standalone pages. */
    public static final String PAGE = "page";

    private final int id;
    private String type = BLOG;
    private String title = "";
    private Supplier<Body> body = () -> Body.EMPTY;
    private LocalDateTime date;
    private int author = 1;
    private int category = -1;
    private List<String> tags = List.of();
    private String cover = "";
    private Map<String, String> fields = Map.of();
    private boolean top;
    private boolean categoryTop;
    private boolean hidden;
    private boolean checked = true;
    private String password = "";
    private String alias = "";
    private String url = "";

    PostRow(int id, LocalDateTime date) {
        this.id = id;
        this.date = date;
    }

    PostRow copy() {
        PostRow copy = new PostRow(id, date);
        copy.type = type;
        copy.title = title;
        copy.body = body;
        copy.author = author;
        copy.category = category;
        copy.tags = tags;
        copy.cover = cover;
        copy.fields = fields;
        copy.top = top;
        copy.categoryTop = categoryTop;
        copy.hidden = hidden;
        copy.checked = checked;
        copy.password = password;
        copy.alias = alias;
        copy.url = url;
        return copy;
    }

    /** {@link #BLOG} or {@link #PAGE}. */
    public PostRow type(String value) {
        type = value;
        return this;
    }

    public PostRow title(String value) {
        title = value;
        return this;
    }

    /** Plain text as the whole content, a paragraph a block of lines. */
    public PostRow text(String plain) {
        return content(PlainParagraphs.html(plain), plain);
    }

    /** HTML that is both the content and its source. */
    public PostRow html(String html) {
        return content(html, html);
    }

    public PostRow content(String html, String source) {
        Body old = body.get();
        return body(new Body(html, source, old.excerpt(), old.excerptSource()));
    }

    /** Plain text as the excerpt; empty for none. */
    public PostRow excerpt(String plain) {
        return excerpt(plain.isEmpty() ? "" : PlainParagraphs.html(plain), plain);
    }

    public PostRow excerpt(String html, String source) {
        Body old = body.get();
        return body(new Body(old.content(), old.contentSource(), html, source));
    }

    public PostRow body(Body value) {
        return body(() -> value);
    }

    /** A text that is made whenever it is asked for, for blogs larger than memory. */
    public PostRow body(Supplier<Body> value) {
        body = value;
        return this;
    }

    /** In the blog's zone; one in the future schedules the article. */
    public PostRow date(LocalDateTime value) {
        date = value;
        return this;
    }

    public PostRow author(int value) {
        author = value;
        return this;
    }

    /** The category's id, which need not exist; -1 for none. */
    public PostRow category(int value) {
        category = value;
        return this;
    }

    public PostRow tags(String... values) {
        tags = List.of(values);
        return this;
    }

    /** An upload's path ({@code content/uploadfile/…}), an absolute address, or empty. */
    public PostRow cover(String value) {
        cover = value;
        return this;
    }

    public PostRow field(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return fields(more);
    }

    public PostRow fields(Map<String, String> value) {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(value));
        return this;
    }

    public PostRow top(boolean value) {
        top = value;
        return this;
    }

    public PostRow categoryTop(boolean value) {
        categoryTop = value;
        return this;
    }

    /** A draft. */
    public PostRow hidden(boolean value) {
        hidden = value;
        return this;
    }

    /** Approved by an editor. */
    public PostRow checked(boolean value) {
        checked = value;
        return this;
    }

    /** Empty for none. */
    public PostRow password(String value) {
        password = value;
        return this;
    }

    public PostRow alias(String value) {
        alias = value;
        return this;
    }

    /** A fixed address, relative to the base or absolute, whatever the blog's URL mode; empty for none. */
    public PostRow url(String value) {
        url = value;
        return this;
    }

    public int id() {
        return id;
    }

    public String type() {
        return type;
    }

    public String title() {
        return title;
    }

    public Body body() {
        return body.get();
    }

    public LocalDateTime date() {
        return date;
    }

    public int author() {
        return author;
    }

    public int category() {
        return category;
    }

    public List<String> tags() {
        return tags;
    }

    public String cover() {
        return cover;
    }

    public Map<String, String> fields() {
        return fields;
    }

    public boolean top() {
        return top;
    }

    public boolean categoryTop() {
        return categoryTop;
    }

    public String password() {
        return password;
    }

    public String alias() {
        return alias;
    }

    public String url() {
        return url;
    }

    public boolean isProtected() {
        return !password.isEmpty();
    }

    public boolean isArticle() {
        return type.equals(BLOG);
    }

    /** Whether the article's page and {@code article_detail} show it: emlog checks no date there. */
    public boolean isReadable() {
        return !hidden && checked;
    }

    /** The source of the content; HTML is its own source unless a test gives another. */
    public String contentSource() {
        Body text = body();
        return text.contentSource().isEmpty() ? text.content() : text.contentSource();
    }

    public String excerptSource() {
        Body text = body();
        return text.excerptSource().isEmpty() ? text.excerpt() : text.excerptSource();
    }
}
