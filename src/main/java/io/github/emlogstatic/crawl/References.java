package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.archive.ArchivedPage;
import io.github.emlogstatic.content.BlogAddresses;
import io.github.emlogstatic.content.Uploads;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.Like;
import io.github.emlogstatic.model.Note;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** Collects the uploads that the blog's parts refer to. Safe for several threads. */
final class References {

    private final BlogAddresses addresses;
    private final SortedSet<String> paths = new ConcurrentSkipListSet<>();

    References(BlogAddresses addresses) {
        this.addresses = addresses;
    }

    SortedSet<String> paths() {
        return new TreeSet<>(paths);
    }

    void article(ArchivedArticle article) {
        body(article.body());
        address(article.article().cover());
    }

    void page(ArchivedPage page) {
        body(page.body());
        address(page.page().cover());
    }

    void body(Body body) {
        html(body.content());
        html(body.excerpt());
    }

    void html(String html) {
        paths.addAll(Uploads.in(html, addresses));
    }

    void address(String address) {
        Uploads.path(address, addresses).ifPresent(paths::add);
    }

    void authors(List<Author> authors) {
        authors.forEach(author -> address(author.avatar()));
    }

    void comments(List<Comment> comments) {
        for (Comment comment : comments) {
            address(comment.avatar());
            html(comment.content());
            comments(comment.children());
        }
    }

    void likes(List<Like> likes) {
        likes.forEach(like -> address(like.avatar()));
    }

    void notes(List<Note> notes) {
        notes.forEach(note -> html(note.content()));
    }
}
