package io.github.emlogstatic.crawl.answer;

import io.github.emlogstatic.model.Body;
import java.util.Map;

/**
 * The text of an article.
 *
 * @param origin as in {@link io.github.emlogstatic.archive.ArchivedArticle#source()}
 * @param changesUnseen whether it can change without a change of the article's entry in the list
 * @param extra fields that this program does not know
 */
public record ArticleText(Body body, String origin, boolean changesUnseen, Map<String, Object> extra) {}
