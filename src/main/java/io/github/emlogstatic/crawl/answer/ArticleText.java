package io.github.emlogstatic.crawl.answer;

import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.model.Body;
import java.util.Map;

/**
 * The text of an article.
 *
 * @param origin where it comes from
 * @param changesUnseen whether the text can change while the article's entry in the list stays the same
 * @param extra fields of the answer that this program does not know
 */
public record ArticleText(Body body, Origin origin, boolean changesUnseen, Map<String, Object> extra) {}
