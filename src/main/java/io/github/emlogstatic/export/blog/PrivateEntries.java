package io.github.emlogstatic.export.blog;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.files.RefusedException;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code private/} holds of articles and pages that were asked for by their ids.
 *
 * @param bodies the text of each, by id
 */
record PrivateEntries(List<Article> articles, List<Page> pages, Map<Integer, Body> bodies) {

    /** @throws RefusedException if it holds nothing of such an id */
    static PrivateEntries of(Archive archive, Collection<Integer> ids) throws IOException {
        PrivateEntries entries = new PrivateEntries(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        for (int id : new TreeSet<>(ids)) {
            if (!entries.add(archive, id)) {
                throw new RefusedException(archive.directory() + ": private/ holds no article " + id + "; it holds "
                        + held(archive) + " (--private)");
            }
        }
        return entries;
    }

    /**
     * Adds the article or page. A draft is exported as the owner has it now, and a withdrawn text as the public last
     * read it. For a protected article, the text that was opened with its password comes before a draft, as in
     * {@code restore}.
     */
    private boolean add(Archive archive, int id) throws IOException {
        Optional<ArchivedArticle> draft = archive.drafts().article(id);
        Optional<ArchivedArticle> kept = archive.privateFolder().article(id);
        Optional<ArchivedArticle> article = archive.hasArticle(id) ? kept.or(() -> draft) : draft.or(() -> kept);
        Optional<ArchivedPage> draftPage = archive.drafts().page(id);
        Optional<ArchivedPage> page =
                draftPage.isPresent() ? draftPage : archive.privateFolder().page(id);
        article.ifPresent(found -> {
            articles.add(found.article());
            bodies.put(id, found.body());
        });
        page.ifPresent(found -> {
            pages.add(found.page());
            bodies.put(id, found.body());
        });
        return article.isPresent() || page.isPresent();
    }

    private static String held(Archive archive) {
        Set<Integer> ids = new TreeSet<>(archive.privateFolder().articleIds());
        ids.addAll(archive.privateFolder().pageIds());
        ids.addAll(archive.drafts().ids());
        return ids.isEmpty() ? "none" : ids.toString();
    }

    boolean holds(int id) {
        return bodies.containsKey(id);
    }
}
