package io.github.emlogstatic.restore;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.archive.ArchivedPage;
import io.github.emlogstatic.archive.DraftFolder;
import java.io.IOException;
import java.util.Optional;

/**
 * Writes what only the owner may read. All of it comes back hidden, for whatever reason it was hidden at the blog, so
 * that nothing is public even for a moment.
 */
final class DraftRows {

    private static final ArticleRows.Counts NONE = new ArticleRows.Counts(0, 0, 0, 0, 0);

    private final DraftFolder drafts;
    private final ArticleRows rows;
    private final DiscussionRows discussion;

    DraftRows(DraftFolder drafts, ArticleRows rows, DiscussionRows discussion) {
        this.drafts = drafts;
        this.rows = rows;
        this.discussion = discussion;
    }

    /** @param archive whose own articles are written already, protected ones too */
    void write(Archive archive) throws IOException {
        for (int id : drafts.articleIds()) {
            Optional<ArchivedArticle> draft = drafts.article(id);
            if (draft.isPresent() && !archive.hasArticle(id)) {
                rows.article(draft.get(), NONE, "", true);
            }
        }
        for (int id : drafts.pageIds()) {
            Optional<ArchivedPage> draft = drafts.page(id);
            if (draft.isPresent() && !archive.pageIds().contains(id)) {
                rows.page(draft.get(), NONE, true);
            }
        }
        for (int id : drafts.commentedIds()) {
            discussion.privateComments(id, drafts.comments(id));
        }
    }
}
