package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.text.WordCount;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * A text that is ready for a page.
 *
 * @param html a well-formed HTML fragment
 * @param toc the headings, nested
 * @param holds the names of the elements of the author's text, without those of formulas, and {@link #EMBEDDED}
 * @param hasCode whether it contains a code block
 * @param hasMath whether it contains a formula in TeX or MathML
 * @param words how long it is, without code blocks
 * @param removed what was removed for safety ({@code script}, {@code onclick}, {@code javascript:}), and how often
 * @param leading the picture that it begins with
 * @param refused formulas that could not be typeset, and why; the text shows their source
 */
public record RewrittenHtml(
        String html,
        List<Heading> toc,
        Set<String> holds,
        boolean hasCode,
        boolean hasMath,
        WordCount words,
        SortedMap<String, Integer> removed,
        Optional<LeadingImage> leading,
        List<String> refused) {

    /**
     * An entry of the table of contents.
     *
     * @param id the anchor, without {@code #}
     * @param title plain text
     * @param level 2 to 6
     * @param children the entries below it
     */
    public record Heading(String id, String title, int level, List<Heading> children) {

        public Heading {
            children = List.copyOf(children);
        }
    }

    /** Stands for an embedded document that became a link. */
    static final String EMBEDDED = "embedded";
}
