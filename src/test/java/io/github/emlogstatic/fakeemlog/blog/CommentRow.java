package io.github.emlogstatic.fakeemlog.blog;

import io.github.emlogstatic.fakeemlog.php.PhpFunctions;
import java.time.Instant;

/**
 * A comment of a blog in memory, with everything that emlog's table holds. Written only inside
 * {@link MemoryBlog#comment} and {@link MemoryBlog#editComment}, on a copy of its own.
 */
public final class CommentRow {

    private final int id;
    private final int article;
    private int parent;
    private int user;
    private String poster = "";
    private String mail = "";
    private String url = "";
    private String ip = "";
    private String agent = "";
    private String avatar = "";
    private String source = "";
    private String content = "";
    private Instant date;
    private boolean hidden;
    private boolean top;
    private int likes;

    CommentRow(int id, int article, Instant date) {
        this.id = id;
        this.article = article;
        this.date = date;
    }

    CommentRow copy() {
        CommentRow copy = new CommentRow(id, article, date);
        copy.parent = parent;
        copy.user = user;
        copy.poster = poster;
        copy.mail = mail;
        copy.url = url;
        copy.ip = ip;
        copy.agent = agent;
        copy.avatar = avatar;
        copy.source = source;
        copy.content = content;
        copy.hidden = hidden;
        copy.top = top;
        copy.likes = likes;
        return copy;
    }

    /** The comment that this one answers, 0 for none. */
    public CommentRow parent(int value) {
        parent = value;
        return this;
    }

    /** The user who wrote it, 0 for a visitor. */
    public CommentRow user(int value) {
        user = value;
        return this;
    }

    public CommentRow poster(String value) {
        poster = value;
        return this;
    }

    public CommentRow mail(String value) {
        mail = value;
        return this;
    }

    public CommentRow url(String value) {
        url = value;
        return this;
    }

    public CommentRow ip(String value) {
        ip = value;
        return this;
    }

    public CommentRow agent(String value) {
        agent = value;
        return this;
    }

    /** An upload's path, any address, or empty. */
    public CommentRow avatar(String value) {
        avatar = value;
        return this;
    }

    /** What the visitor typed. */
    public CommentRow text(String plain) {
        source = plain;
        content = PhpFunctions.htmlClean(plain);
        return this;
    }

    /** The HTML that emlog made of the text. */
    public CommentRow html(String value) {
        source = PlainParagraphs.of(value);
        content = value;
        return this;
    }

    public CommentRow date(Instant value) {
        date = value;
        return this;
    }

    public CommentRow hidden(boolean value) {
        hidden = value;
        return this;
    }

    public CommentRow top(boolean value) {
        top = value;
        return this;
    }

    public CommentRow likes(int value) {
        likes = value;
        return this;
    }

    public int id() {
        return id;
    }

    public int article() {
        return article;
    }

    public int parent() {
        return parent;
    }

    public int user() {
        return user;
    }

    public String poster() {
        return poster;
    }

    public String mail() {
        return mail;
    }

    public String url() {
        return url;
    }

    public String ip() {
        return ip;
    }

    public String agent() {
        return agent;
    }

    public String avatar() {
        return avatar;
    }

    public String source() {
        return source;
    }

    public String content() {
        return content;
    }

    public Instant date() {
        return date;
    }

    public boolean hidden() {
        return hidden;
    }

    public boolean top() {
        return top;
    }

    public int likes() {
        return likes;
    }
}
