package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.archive.ArchivedPage;
import io.github.emlogstatic.content.link.BlogAddresses;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.content.media.Uploads;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.Like;
import io.github.emlogstatic.model.Note;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.Set;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** Collects the uploads that the blog's parts refer to. Safe for several threads. */
final class References {

    private static final Pattern HREF = Pattern.compile("(?i)href\\s*=\\s*[\"']([^\"'<>\\s]+)[\"']");

    private final BlogAddresses addresses;
    private final SortedSet<String> paths = new ConcurrentSkipListSet<>();
    private final SortedSet<String> links = new ConcurrentSkipListSet<>();

    private final boolean external;

    /** @param external whether images at other hosts count */
    References(BlogAddresses addresses, boolean external) {
        this.addresses = addresses;
        this.external = external;
    }

    /** Paths of uploads, and addresses of images at other hosts. */
    SortedSet<String> paths() {
        return new TreeSet<>(paths);
    }

    /** Where texts lead that were read in this run, at the blog or elsewhere. */
    SortedSet<String> links() {
        return new TreeSet<>(links);
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
        shown(body.content());
        shown(body.excerpt());
        links.addAll(linksIn(body.content()));
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
        notes.forEach(note -> shown(note.content()));
    }

    /** What a text leads to, at the blog or elsewhere. */
    static Set<String> linksIn(String html) {
        Set<String> found = new TreeSet<>();
        Matcher links = HREF.matcher(html);
        while (links.find()) {
            found.add(links.group(1).replace("&amp;", "&"));
        }
        return found;
    }
}
