package io.github.emlogstatic.emlog.page.content;

import io.github.emlogstatic.emlog.text.PlainText;
import java.util.Comparator;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the block of a page with most text: the element whose own paragraphs have most text outside of links. */
final class DensestBlock {

    private DensestBlock() {}

    /** Returns the block; empty if no element has such a text. */
    static Optional<Element> of(Document page) {
        return page.body().getAllElements().stream()
                .filter(element -> element.is("article, main, section, div, td"))
                .filter(element -> !Boilerplate.holds(element))
                .filter(element -> score(element) > 0)
                .max(Comparator.comparingInt(DensestBlock::score));
    }

    private static int score(Element element) {
        int score = PlainText.plain(element.ownText()).length();
        for (Element child : element.children()) {
            if (child.is("p, pre, ul, ol, blockquote, table, h2, h3, h4, h5, h6, b, strong, em, span, code")
                    && !Boilerplate.is(child)) {
                score += PlainText.of(child).length() - 2 * linked(child);
            }
        }
        return score;
    }

    private static int linked(Element element) {
        return element.select("a").stream()
                .mapToInt(link -> PlainText.of(link).length())
                .sum();
    }
}
