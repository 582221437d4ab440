package io.github.emlogstatic.crawl.blog;

import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.DerivedId;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.page.HomePage;
import io.github.emlogstatic.model.Author;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The authors of a blog: those of the archive, with what the list of articles, the home page and the API tell now.
 *
 * @param home the home page, if this run has read it
 */
public record BlogAuthors(EmlogClient emlog, CrawlContext context, Optional<HomePage> home) {

    /** Returns the archived authors, updated from the entries and the home page. */
    public List<Author> from(Collection<ListEntry> entries) throws IOException {
        Map<Integer, Author> all = Author.byId(context.archive().authors());
        List<ListEntry> oldestFirst = new ArrayList<>(entries);
        Collections.reverse(oldestFirst);
        for (ListEntry entry : oldestFirst) {
            int id = entry.authorId();
            Author known = all.getOrDefault(id, Author.unknown(id));
            String avatar = entry.names().avatar().orElse(known.avatar());
            all.put(id, new Author(id, entry.names().author(), avatar, known.description()));
        }
        boolean listed =
                entries.stream().anyMatch(entry -> entry.names().avatar().isPresent());
        home.flatMap(HomePage::owner)
                .ifPresent(owner -> all.computeIfPresent(owner.id(), (id, known) -> told(known, owner, listed)));
        if (home.isPresent() && emlog.api().hasKey()) {
            describe(all);
        } else if (home.isPresent() && emlog.api().hasLogin()) {
            describeSignedIn(all);
        }
        return List.copyOf(all.values());
    }

    /** Asks for the description of each author, because the home page has only that of the owner. */
    private void describe(Map<Integer, Author> authors) {
        for (Author author : List.copyOf(authors.values())) {
            if (author.id() <= 0 || DerivedId.isDerived(author.id())) {
                continue;
            }
            try {
                String description = emlog.api().userDescription(author.id());
                authors.put(author.id(), author.withDescription(description));
            } catch (EmlogException e) {
                reportUndescribed(e);
                return;
            }
        }
    }

    /** A login tells only of the user who is signed in. */
    private void describeSignedIn(Map<Integer, Author> authors) {
        try {
            Author user = emlog.api().signedIn();
            authors.computeIfPresent(user.id(), (id, known) -> known.withDescription(user.description()));
        } catch (EmlogException e) {
            reportUndescribed(e);
        }
    }

    private void reportUndescribed(EmlogException e) {
        if (e.reason() != Reason.NO_SUCH_METHOD && e.reason() != Reason.API_CLOSED) { // which is told once, of the blog
            context.problems().add("the description of an author cannot be read", emlog.base(), e);
        }
    }

    /** @param listed whether the list shows avatars; otherwise only the side bar shows that one has changed */
    private static Author told(Author known, Author owner, boolean listed) {
        boolean keeps = listed && !known.avatar().isEmpty();
        return new Author(
                known.id(),
                known.name().isEmpty() ? owner.name() : known.name(),
                keeps ? known.avatar() : owner.avatar(),
                owner.description());
    }
}
