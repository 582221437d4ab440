package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.emlog.article.ArticleCounts;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.article.ReadEntry;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.function.IOSupplier;
import org.apache.commons.io.function.Uncheck;

/**
 * An entry that does not hold its texts, but reads them each time they are asked for: they are nearly all that an entry
 * takes of memory, and a first run has the entries of all articles at once.
 */
final class LeanEntry implements ListEntry {

    private final ListEntry rest;
    private final int length;
    private final IOSupplier<ListEntry> reading;

    private LeanEntry(ListEntry rest, int length, IOSupplier<ListEntry> reading) {
        this.rest = rest;
        this.length = length;
        this.reading = reading;
    }

    /** @param reading reads the entry with its texts, and cannot fail, as it has been done before */
    static LeanEntry of(IOSupplier<ListEntry> reading) throws IOException {
        ListEntry whole = reading.get();
        ListEntry rest = new ReadEntry(
                whole.article(),
                "",
                "",
                whole.names(),
                whole.counts(),
                whole.extra(),
                whole.settings(),
                whole.fingerprint());
        return new LeanEntry(rest, whole.length(), reading);
    }

    @Override
    public String description() {
        return Uncheck.get(reading).description();
    }

    @Override
    public String descriptionSource() {
        return Uncheck.get(reading).descriptionSource();
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public Article article() {
        return rest.article();
    }

    @Override
    public Names names() {
        return rest.names();
    }

    @Override
    public ArticleCounts counts() {
        return rest.counts();
    }

    @Override
    public Map<String, Object> extra() {
        return rest.extra();
    }

    @Override
    public Optional<ArticleSettings> settings() {
        return rest.settings();
    }

    @Override
    public String fingerprint() {
        return rest.fingerprint();
    }
}
