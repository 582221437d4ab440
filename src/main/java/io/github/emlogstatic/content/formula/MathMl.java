package io.github.emlogstatic.content.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * Adapts KaTeX's MathML to browsers. They follow MathML Core, which has no alphabets ({@code mathvariant}), no columns that
 * stand left or right, and no line breaks.
 */
final class MathMl {

    private static final Map<String, String> ALIGNED = Map.of("left", "text-align:left", "right", "text-align:right");

    private MathMl() {}

    /** The {@code math} element of KaTeX's answer. */
    static String of(String katex) {
        Document document = Jsoup.parse(katex, "", Parser.xmlParser());
        document.outputSettings()
                .prettyPrint(false)
                .syntax(Document.OutputSettings.Syntax.xml)
                .charset("UTF-8");
        Element math = document.selectFirst("math");
        if (math == null) {
            return "";
        }
        math.select("[mathvariant]").forEach(MathMl::letters);
        // Only KaTeX's own styles number the lines. The empty cells would move the others by a column.
        math.select("mtd.mtr-glue, mtd.mml-eqn-num").remove();
        math.select("mtable").forEach(MathMl::columns);
        math.select("mtd > mstyle[scriptlevel=0][displaystyle=false]:only-child")
                .forEach(Element::unwrap);
        math.select("mrow:empty").forEach(MathMl::removeIfIdle);
        lines(math);
        return math.outerHtml();
    }

    private static void letters(Element token) {
        String variant = token.attr("mathvariant");
        if (!variant.equals("normal")) {
            token.text(MathLetters.of(variant, token.wholeText()));
            token.removeAttr("mathvariant");
        }
    }

    private static void columns(Element table) {
        String[] aligned = table.attr("columnalign").split(" ");
        boolean dense = table.attr("columnspacing").equals("0em");
        for (Element row : table.children()) {
            for (int i = 0; i < row.childrenSize(); i++) {
                List<String> style = new ArrayList<>();
                if (i < aligned.length && ALIGNED.containsKey(aligned[i])) {
                    style.add(ALIGNED.get(aligned[i]));
                }
                if (dense) {
                    style.add("padding-inline:0");
                }
                if (!style.isEmpty()) {
                    row.child(i).attr("style", String.join(";", style));
                }
            }
        }
        table.removeAttr("columnspacing").removeAttr("rowspacing");
    }

    /** An empty row is needed only where it stands for an operand: as a base, a numerator, a cell. */
    private static void removeIfIdle(Element row) {
        if (row.parent() != null && row.parent().nameIs("mrow") && row.nextElementSibling() == null) {
            row.remove();
        }
    }

    /** Makes rows of a table from lines that {@code \\} separates. */
    private static void lines(Element math) {
        Element breaks = math.selectFirst("semantics > mrow > mspace[linebreak=newline]");
        if (breaks == null || breaks.parent() == null) {
            return;
        }
        Element all = breaks.parent();
        Element table = new Element("mtable").attr("displaystyle", "true");
        Element cell = table.appendElement("mtr").appendElement("mtd");
        for (Node node : List.copyOf(all.childNodes())) {
            if (node instanceof Element element && element.attr("linebreak").equals("newline")) {
                cell = table.appendElement("mtr").appendElement("mtd");
            } else if (!(node instanceof TextNode text && text.isBlank())) {
                cell.appendChild(node);
            }
        }
        all.empty().appendChild(table);
    }
}
