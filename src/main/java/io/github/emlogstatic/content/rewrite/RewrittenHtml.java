package io.github.emlogstatic.content.rewrite;

import java.util.List;
import java.util.SortedMap;

/**
 * A text made ready for a page.
 *
 * @param html a well-formed HTML fragment
 * @param toc the headings, nested
 * @param hasCode it holds a code block
 * @param hasMath it holds a formula in TeX or MathML
 * @param words Chinese, Japanese and Korean characters, and words of other scripts, code blocks aside
 * @param readingMinutes at 400 characters or 200 words a minute, at least 1
 * @param removed what safety cut ({@code script}, {@code onclick}, {@code javascript:}), and how often
 */
public record RewrittenHtml(
        String html,
        List<Heading> toc,
        boolean hasCode,
        boolean hasMath,
        int words,
        int readingMinutes,
        SortedMap<String, Integer> removed) {}
