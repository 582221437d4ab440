package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.emlog.article.ArticleCounts;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.article.ListedText;
import io.github.emlogstatic.emlog.article.ReadEntry;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.function.IOSupplier;
import org.apache.commons.io.function.Uncheck;
import org.jspecify.annotations.Nullable;

/**
 * An entry that an earlier run has read, so that reading it again cannot fail. It is read when somebody asks for more than
 * its numbers, author and category. Safe for several threads.
 */
final class UnreadEntry implements ListEntry {

    private final EntryGlance glance;
    private final ListEntry alike;
    private final IOSupplier<ReadEntry> reading;
    private @Nullable ReadEntry read;

    /** @param alike an entry with the same author, category and pins */
    UnreadEntry(EntryGlance glance, ListEntry alike, IOSupplier<ReadEntry> reading) {
        this.glance = glance;
        this.alike = alike;
        this.reading = reading;
    }

    private synchronized ReadEntry read() {
        if (read == null) {
            read = Uncheck.get(reading).withText(text());
        }
        return read;
    }

    @Override
    public int id() {
        return glance.id();
    }

    @Override
    public int categoryId() {
        return alike.categoryId();
    }

    @Override
    public int authorId() {
        return alike.authorId();
    }

    @Override
    public boolean isPinned() {
        return alike.isPinned();
    }

    @Override
    public boolean needsPassword() {
        return alike.needsPassword();
    }

    @Override
    public Names names() {
        return alike.names();
    }

    @Override
    public ArticleCounts counts() {
        return glance.counts();
    }

    @Override
    public String fingerprint() {
        return glance.fingerprint();
    }

    @Override
    public boolean isKnown() {
        return true;
    }

    @Override
    public Article article() {
        return read().article();
    }

    @Override
    public ListedText text() {
        return new RereadText(glance.length(), reading);
    }

    @Override
    public Map<String, Object> extra() {
        return read().extra();
    }

    @Override
    public Optional<ArticleSettings> settings() {
        return Optional.empty();
    }
}
