package io.github.emlogstatic.emlog.backup;

import io.github.emlogstatic.emlog.article.ArticleCounts;
import io.github.emlogstatic.emlog.backup.dump.BackupException;
import io.github.emlogstatic.emlog.backup.dump.SqlRow;
import io.github.emlogstatic.model.ArticleSettings;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An article or a standalone page of a backup, public or not. emlog has both in one table.
 *
 * @param row without the texts
 */
record Post(int id, SqlRow row) {

    String type() throws BackupException {
        return row.text("type");
    }

    boolean isPage() throws BackupException {
        return type().equals("page");
    }

    /** emlog's own rule, without the date: {@code hide='n' AND checked='y'}. */
    boolean isShown() throws BackupException {
        return !row.yes("hide") && (row.isEmpty("checked") || row.yes("checked"));
    }

    /** Whether it is an article that appears after that time. A page appears whatever its date is. */
    boolean isLater(Instant now) throws BackupException {
        return !isPage() && date().isAfter(now);
    }

    Instant date() throws BackupException {
        return row.instant("date");
    }

    boolean needsPassword() {
        return !row.isEmpty("password");
    }

    boolean opensWith(String password) throws BackupException {
        return row.text("password").equals(password);
    }

    int authorId() throws BackupException {
        return row.integer("author");
    }

    int categoryId() throws BackupException {
        return row.integer("sortid");
    }

    /** @param comments how many there are; empty if only emlog's count tells it */
    ArticleCounts counts(Optional<Integer> comments) throws BackupException {
        return new ArticleCounts(
                row.count("views"),
                comments.isPresent() ? comments.get() : row.count("comnum"),
                row.count("like_count"),
                row.count("dislike_count"),
                row.count("collect_count"));
    }

    /** What the owner has set. {@code page} is the template that emlog itself gives to pages. */
    ArticleSettings settings() throws BackupException {
        String template = row.text("template");
        boolean usual = isPage() && template.equals("page");
        return new ArticleSettings(row.text("allow_remark").equals("n"), row.text("link"), usual ? "" : template);
    }

    /** The article that this one is below, as the API tells it. */
    Map<String, Object> extra() throws BackupException {
        int parent = row.integer("parent_id");
        return parent > 0 ? Map.of("parent_id", parent) : Map.of();
    }
}
