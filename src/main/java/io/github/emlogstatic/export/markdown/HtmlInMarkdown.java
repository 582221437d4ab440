package io.github.emlogstatic.export.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;

/** Collects the HTML that stands within Markdown. */
final class HtmlInMarkdown extends AbstractVisitor {

    private final List<String> found = new ArrayList<>();

    private HtmlInMarkdown() {}

    static List<String> of(Node parsed) {
        HtmlInMarkdown html = new HtmlInMarkdown();
        parsed.accept(html);
        return html.found;
    }

    @Override
    public void visit(HtmlBlock block) {
        found.add(block.getLiteral());
    }

    @Override
    public void visit(HtmlInline tag) {
        found.add(tag.getLiteral());
    }
}
