package io.github.emlogstatic.emlog.backup;

import io.github.emlogstatic.emlog.article.ArticleCounts;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An article as the blog's list would show it. Its text is read each time that somebody asks for it, and not kept: all
 * texts of a blog may be more than the memory.
 *
 * @param text reads the source of the excerpt, or of the text if there is no excerpt
 */
record BackupEntry(
        Article article,
        Supplier<String> text,
        Names names,
        ArticleCounts counts,
        Map<String, Object> extra,
        Optional<ArticleSettings> settings)
        implements ListEntry {

    /** The notice that emlog shows in place of a protected text. */
    private static final String PROTECTED = "<p>[该文章已加密，请点击标题输入密码访问]</p>";

    @Override
    public String description() {
        return needsPassword() ? PROTECTED : "";
    }

    @Override
    public String descriptionSource() {
        return needsPassword() ? PROTECTED : text.get();
    }

    @Override
    public String fingerprint() {
        return "";
    }

    @Override
    public ListEntry with(Article known) {
        return new BackupEntry(known, text, names, counts, extra, settings);
    }

    @Override
    public ListEntry with(ArticleSettings known) {
        return new BackupEntry(article, text, names, counts, extra, Optional.of(known));
    }
}
