package io.github.emlogstatic.restore;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.DraftFolder;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.emlog.article.ArticleCounts;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.PrivateComment;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes what only the owner may read. All of it comes back hidden, for whatever reason it was hidden at the blog, so
 * that nothing is public even for a moment.
 */
final class DraftRows {

    private final Archive archive;
    private final DraftFolder drafts;
    private final Set<Integer> commented;
    private final Map<Integer, Secret> passwords;
    private final Losses losses;

    /** @param passwords of protected articles and pages, by id, as configured */
    DraftRows(Archive archive, Map<Integer, Secret> passwords, Losses losses) {
        this.passwords = passwords;
        this.losses = losses;
        this.archive = archive;
        this.drafts = archive.drafts();
        this.commented = drafts.commentedIds();
    }

    /** Comments on an article or a page, without those that come back with its protected text. */
    private List<PrivateComment> comments(int id) throws IOException {
        if (!commented.contains(id)) {
            return List.of();
        }
        Set<Integer> written =
                archive.hasArticle(id) ? Comment.ids(archive.privateFolder().comments(id)) : Set.of();
        return drafts.comments(id).stream()
                .filter(one -> !written.contains(one.comment().id()))
                .toList();
    }

    /** How many of these comments emlog counts: those that do not wait for approval. */
    int approved(int id) throws IOException {
        return (int) comments(id).stream().filter(one -> !one.waiting()).count();
    }

    private ArticleCounts counts(int id) throws IOException {
        return ArticleCounts.of(approved(id), 0);
    }

    private Visibility hidden(int id) {
        return Visibility.draft(Optional.ofNullable(passwords.get(id)));
    }

    /**
     * Writes all of it, after the archive's own articles and pages, protected ones too. Of two texts of a number only one
     * is written, for a second one would take its place.
     */
    void write(ArticleRows rows, DiscussionRows discussion) throws IOException {
        for (int id : drafts.articleIds()) {
            Optional<ArchivedArticle> draft = drafts.article(id);
            if (draft.isPresent() && !rows.holds(id)) {
                rows.article(draft.get(), counts(id), hidden(id));
            }
        }
        for (int id : drafts.pageIds()) {
            Optional<ArchivedPage> draft = drafts.page(id);
            if (draft.isPresent() && !rows.holds(id)) {
                rows.page(draft.get(), counts(id), hidden(id));
            } else if (draft.isPresent() && !archive.hasPage(id)) {
                losses.of("the hidden page '" + draft.get().page().title() + "' (" + id
                        + "): an article has the same number");
            }
        }
        for (int id : commented) {
            if (rows.holds(id)) {
                discussion.privateComments(id, comments(id));
            }
        }
    }
}
