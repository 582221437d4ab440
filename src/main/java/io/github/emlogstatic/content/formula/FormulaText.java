package io.github.emlogstatic.content.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Finds the formulas of a text: {@code $$…$$} and {@code \[…\]} stand alone, {@code $…$} and {@code \(…\)} are in a line.
 * Prices such as {@code $5} are no formulas, and code contains none.
 */
public final class FormulaText {

    private static final Pattern DELIMITED = Pattern.compile("\\$\\$(?<dollars>(?s:.+?))\\$\\$"
            + "|\\\\\\[(?<brackets>(?s:.+?))\\\\]|\\\\\\((?<parens>(?s:.+?))\\\\\\)"
            + "|\\$(?![\\s$])(?<dollar>[^$\\n]{1,300}?)(?<!\\s)\\$(?!\\d)");
    private static final Pattern FORMULA = Pattern.compile("[\\\\^_{=+<>]|^[A-Za-z]$");
    private static final Pattern NUMBER = Pattern.compile("^\\d[\\d.,]*$");

    private final List<TextNode> texts = new ArrayList<>();
    private final List<FormulaNode> found = new ArrayList<>();

    private FormulaText() {}

    /** Replaces the formulas in a tree by {@link FormulaNode}s. Returns them in order. */
    public static List<FormulaNode> mark(Element body) {
        if (!mayHold(body)) {
            return List.of();
        }
        FormulaText text = new FormulaText();
        joinLines(body);
        body.filter((node, depth) -> text.collect(node));
        if (text.texts.stream().anyMatch(node -> isIn(node.getWholeText()))) {
            text.texts.forEach(text::split);
        }
        return text.found;
    }

    private static boolean mayHold(Element body) {
        NodeFilter.FilterResult looked = NodeTraversor.filter(
                (node, depth) -> node instanceof TextNode text && mayHold(text.getWholeText())
                        ? NodeFilter.FilterResult.STOP
                        : NodeFilter.FilterResult.CONTINUE,
                body);
        return looked == NodeFilter.FilterResult.STOP;
    }

    private static boolean mayHold(String text) {
        return text.indexOf('$') >= 0 || text.indexOf('\\') >= 0 && (text.contains("\\(") || text.contains("\\["));
    }

    /** Whether the text contains a formula. One such text makes numbers between dollars formulas in all others. */
    private static boolean isIn(String text) {
        return DELIMITED.matcher(text).results().anyMatch(match -> isFormula(match, false));
    }

    private static boolean isFormula(MatchResult match, boolean numbers) {
        String dollar = match.group(4);
        return dollar == null
                || FORMULA.matcher(dollar).find()
                || numbers && NUMBER.matcher(dollar).find();
    }

    private NodeFilter.FilterResult collect(Node node) {
        if (node instanceof Element element && isOther(element)) {
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
        }
        if (node instanceof TextNode text && mayHold(text.getWholeText())) {
            texts.add(text);
        }
        return NodeFilter.FilterResult.CONTINUE;
    }

    private static boolean isOther(Element element) {
        return switch (element.normalName()) {
            case "pre", "code", "kbd", "samp", "script", "style", "textarea", "xmp", "math", "svg" -> true;
            default -> element.hasClass("katex");
        };
    }

    private void split(TextNode node) {
        String text = node.getWholeText();
        Matcher match = DELIMITED.matcher(text);
        int at = 0;
        while (match.find()) {
            if (isFormula(match, true)) {
                before(node, text.substring(at, match.start()));
                FormulaNode formula = new FormulaNode(match.group(), formula(match));
                node.before(formula);
                found.add(formula);
                at = match.end();
            }
        }
        if (at > 0) {
            before(node, text.substring(at));
            node.remove();
        }
    }

    private static void before(TextNode node, String text) {
        if (!text.isEmpty()) {
            node.before(new TextNode(text));
        }
    }

    private static Formula formula(Matcher match) {
        for (String display : List.of("dollars", "brackets")) {
            if (match.group(display) != null) {
                return new Formula(match.group(display).strip(), true);
            }
        }
        String parens = match.group("parens");
        return new Formula((parens != null ? parens : match.group("dollar")).strip(), false);
    }

    /** Replaces line breaks inside {@code $$…$$}, which editors put between the lines of a formula. */
    private static void joinLines(Element body) {
        for (Element br : body.select("br")) {
            if (isOpen(br)) {
                br.replaceWith(new TextNode("\n"));
            }
        }
        joinTexts(body);
    }

    private static boolean isOpen(Element br) {
        int marks = 0;
        for (Node node = br.previousSibling();
                node instanceof TextNode || node instanceof Element element && element.nameIs("br");
                node = node.previousSibling()) {
            marks += node instanceof TextNode text ? text.getWholeText().split("\\$\\$", -1).length - 1 : 0;
        }
        return marks % 2 == 1;
    }

    private static void joinTexts(Element body) {
        for (Element element : body.getAllElements()) {
            for (Node node : List.copyOf(element.childNodes())) {
                if (node instanceof TextNode text && node.previousSibling() instanceof TextNode before) {
                    text.text(before.getWholeText() + text.getWholeText());
                    before.remove();
                }
            }
        }
    }
}
