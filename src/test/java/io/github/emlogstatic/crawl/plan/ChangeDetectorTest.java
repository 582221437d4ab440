package io.github.emlogstatic.crawl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.emlog.article.ArticleCounts;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.article.ListedText;
import io.github.emlogstatic.emlog.article.ReadEntry;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeDetectorTest {

    private static final Article ARTICLE = Article.builder(7).title("Title").build();

    @Test
    void everyPartOfAnArticleCounts() {
        List<Article> others = List.of(
                ARTICLE.toBuilder().id(8).build(),
                ARTICLE.toBuilder().title("title").build(),
                ARTICLE.toBuilder().date(LocalDateTime.of(1970, 1, 1, 0, 1)).build(),
                ARTICLE.toBuilder().url("post-7.html").build(),
                ARTICLE.toBuilder().author(1).build(),
                ARTICLE.toBuilder().category(1).build(),
                ARTICLE.toBuilder().tags(List.of("tag")).build(),
                ARTICLE.toBuilder().pinned(true, false).build(),
                ARTICLE.toBuilder().pinned(false, true).build(),
                ARTICLE.toBuilder().cover("a.png").build(),
                ARTICLE.toBuilder().needsPassword(true).build(),
                ARTICLE.toBuilder().fields(Map.of("a", "b")).build());

        assertThat(others).hasSameSizeAs(Article.class.getRecordComponents());
        assertThat(others.stream().map(other -> entry(other, "", "", Optional.empty())))
                .extracting(ChangeDetector::fingerprint)
                .doesNotHaveDuplicates()
                .doesNotContain(ChangeDetector.fingerprint(entry(ARTICLE, "", "", Optional.empty())));
    }

    @Test
    void theTextAndTheSettingsCount() {
        ArticleSettings closed = new ArticleSettings(true, "", "");

        assertThat(List.of(
                        ChangeDetector.fingerprint(entry(ARTICLE, "", "", Optional.empty())),
                        ChangeDetector.fingerprint(entry(ARTICLE, "a", "", Optional.empty())),
                        ChangeDetector.fingerprint(entry(ARTICLE, "", "a", Optional.empty())),
                        ChangeDetector.fingerprint(entry(ARTICLE, "", "", Optional.of(closed)))))
                .doesNotHaveDuplicates();
    }

    private static ListEntry entry(
            Article article, String description, String source, Optional<ArticleSettings> settings) {
        ArticleCounts counts = ArticleCounts.of(0, 0);
        ListedText text = ListedText.of(description, source);
        return new ReadEntry(article, text, ListEntry.Names.NONE, counts, Map.of(), settings, "");
    }
}
