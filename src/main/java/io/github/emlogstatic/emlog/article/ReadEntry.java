package io.github.emlogstatic.emlog.article;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import java.util.Map;
import java.util.Optional;

/** An entry of which everything was read. */
public record ReadEntry(
        Article article,
        ListedText text,
        Names names,
        ArticleCounts counts,
        Map<String, Object> extra,
        Optional<ArticleSettings> settings,
        String fingerprint)
        implements ListEntry {

    /** Returns this entry, which reads the same text in another way. */
    public ReadEntry withText(ListedText same) {
        return new ReadEntry(article, same, names, counts, extra, settings, fingerprint);
    }
}
