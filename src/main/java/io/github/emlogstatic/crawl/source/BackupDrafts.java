package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.DraftFolder;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.emlog.article.ArticleDetail;
import io.github.emlogstatic.emlog.backup.Backup;
import io.github.emlogstatic.emlog.backup.BackupPart;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.PrivateComment;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Writes what a backup has that only the owner may read: drafts, and comments and notes that are not public. */
final class BackupDrafts {

    private final Backup backup;
    private final Archive archive;
    private final DraftFolder drafts;
    private final Set<Integer> notPublic;

    BackupDrafts(Backup backup, Archive archive, Instant now) throws IOException {
        this.backup = backup;
        this.archive = archive;
        this.drafts = archive.drafts();
        this.notPublic = Set.copyOf(backup.keptBack(now));
    }

    void write() throws IOException {
        for (int id : notPublic) {
            if (isInPrivate(id)) {
                drafts.remove(id);
            } else {
                writeDraft(id);
            }
        }
        for (int id : backup.commented()) {
            writeComments(id);
        }
        if (!backup.lacks(BackupPart.NOTES)) {
            drafts.writeNotes(backup.privateNotes());
        }
    }

    /** Writes only what the archive lacks. */
    void addMissing() throws IOException {
        Set<Integer> known = drafts.ids();
        for (int id : notPublic) {
            if (!known.contains(id)
                    && !archive.isPublic(id)
                    && !archive.privateFolder().hasArticle(id)) {
                writeDraft(id);
            }
        }
        for (int id : backup.commented()) {
            if (drafts.comments(id).isEmpty()) {
                writeComments(id);
            }
        }
        if (drafts.notes().isEmpty()) {
            drafts.writeOldNotes(backup.privateNotes());
        }
    }

    private void writeDraft(int id) throws IOException {
        ArticleDetail detail = backup.detail(id).orElseThrow();
        ArticleSettings settings = backup.settings(id);
        Origin origin = Origin.BACKUP;
        if (detail.type().equals("page")) {
            drafts.write(new ArchivedPage(detail.page(), detail.body(), origin, detail.extra(), settings));
        } else {
            drafts.write(new ArchivedArticle(detail.article(), detail.body(), origin, "", detail.extra(), settings));
        }
    }

    private void writeComments(int id) throws IOException {
        List<PrivateComment> comments = backup.privateComments(id, notPublic.contains(id));
        Set<Integer> kept =
                isProtected(id) ? Comment.ids(archive.privateFolder().comments(id)) : Set.of();
        drafts.writeComments(
                id,
                comments.stream()
                        .filter(one -> !kept.contains(one.comment().id()))
                        .toList());
    }

    /** Whether the archive has that text of a protected article already. The text of a withdrawn one is an earlier one. */
    private boolean isInPrivate(int id) throws IOException {
        Body typed = backup.detail(id).orElseThrow().body();
        return isProtected(id)
                && archive.privateFolder()
                        .article(id)
                        .filter(known -> CurrentBackup.isOf(known.body(), typed))
                        .isPresent();
    }

    /** Whether the archive has the text of the article beside the public notice. */
    private boolean isProtected(int id) {
        return archive.privateFolder().hasArticle(id) && archive.hasArticle(id);
    }
}
