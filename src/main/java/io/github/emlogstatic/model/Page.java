package io.github.emlogstatic.model;

import java.time.LocalDateTime;

/**
 * A standalone page (about, guestbook…). No list shows it.
 *
 * @param id emlog's id; pages and articles share one sequence
 * @param title unescaped
 * @param date the publication date in the blog's own time zone
 * @param url its address relative to the blog's base
 * @param authorId see {@link Author#id()}
 * @param cover as in {@link Article#cover()}
 */
public record Page(int id, String title, LocalDateTime date, String url, int authorId, String cover) {

    /** This page as an article without what only articles have. */
    public Article asArticle() {
        return Article.builder(id)
                .title(title)
                .date(date)
                .url(url)
                .author(authorId)
                .cover(cover)
                .build();
    }

    /** A title of nothing but spaces is none. */
    Page withoutBlankTitle() {
        return title.isEmpty() || !title.isBlank() ? this : new Page(id, "", date, url, authorId, cover);
    }

    /** Returns this page at another address, relative to the base. */
    public Page at(String address) {
        return new Page(id, title, date, address, authorId, cover);
    }
}
