package io.github.emlogstatic.embedded;

import java.time.Instant;

/**
 * A comment of an embedded blog, with everything that emlog's table holds. Written only inside
 * {@link EmbeddedBlog#comment} and {@link EmbeddedBlog#editComment}, on a copy of its own.
 */
public final class Remark {

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

    Remark(int id, int article, Instant date) {
        this.id = id;
        this.article = article;
        this.date = date;
    }

    Remark copy() {
        Remark copy = new Remark(id, article, date);
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
    public Remark parent(int value) {
        parent = value;
        return this;
    }

    /** The user who wrote it, 0 for a visitor. */
    public Remark user(int value) {
        user = value;
        return this;
    }

    public Remark poster(String value) {
        poster = value;
        return this;
    }

    public Remark mail(String value) {
        mail = value;
        return this;
    }

    public Remark url(String value) {
        url = value;
        return this;
    }

    public Remark ip(String value) {
        ip = value;
        return this;
    }

    public Remark agent(String value) {
        agent = value;
        return this;
    }

    /** An upload's path, any address, or empty. */
    public Remark avatar(String value) {
        avatar = value;
        return this;
    }

    /** What the visitor typed. */
    public Remark text(String plain) {
        source = plain;
        content = Php.htmlClean(plain);
        return this;
    }

    /** HTML as emlog made it of the text. */
    public Remark html(String value) {
        source = PlainText.of(value);
        content = value;
        return this;
    }

    public Remark date(Instant value) {
        date = value;
        return this;
    }

    public Remark hidden(boolean value) {
        hidden = value;
        return this;
    }

    public Remark top(boolean value) {
        top = value;
        return this;
    }

    public Remark likes(int value) {
        likes = value;
        return this;
    }

    public int id() {
        return id;
    }

    public int article() {
        return article;
    }

    int parent() {
        return parent;
    }

    int user() {
        return user;
    }

    String poster() {
        return poster;
    }

    String mail() {
        return mail;
    }

    String url() {
        return url;
    }

    String ip() {
        return ip;
    }

    String agent() {
        return agent;
    }

    String avatar() {
        return avatar;
    }

    String source() {
        return source;
    }

    String content() {
        return content;
    }

    Instant date() {
        return date;
    }

    public boolean hidden() {
        return hidden;
    }

    boolean top() {
        return top;
    }

    int likes() {
        return likes;
    }
}
