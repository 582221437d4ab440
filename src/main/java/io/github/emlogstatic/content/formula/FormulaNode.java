package io.github.emlogstatic.content.formula;

import org.jsoup.nodes.TextNode;

/** A formula in the tree of a text. As a text node it holds the author's source, with delimiters. */
public final class FormulaNode extends TextNode {

    private final Formula formula;

    FormulaNode(String source, Formula formula) {
        super(source);
        this.formula = formula;
    }

    public Formula formula() {
        return formula;
    }
}
