package io.github.emlogstatic.content.formula;

import io.github.emlogstatic.content.formula.DelimitedFormulas.Found;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Finds the formulas of a text, as {@link DelimitedFormulas} knows them. Code contains none. */
public final class FormulaText {

    /**
     * Neighbouring nodes that are read as one text: text nodes with line breaks between them, or a single other node.
     */
    private record Run(List<Node> nodes, String text, List<Found> found) {}

    /** An element that has formulas among its own texts. */
    private record Parent(Element element, List<Run> runs) {}

    private final List<Parent> parents = new ArrayList<>();
    private final List<FormulaNode> marked = new ArrayList<>();

    private FormulaText() {}

    /**
     * Replaces the formulas in a tree by {@link FormulaNode}s. Line breaks inside {@code $$…$$}, which editors put
     * between the lines of a formula, go into the formula.
     */
    public static List<FormulaNode> mark(Element body) {
        if (!mayHold(body)) {
            return List.of();
        }
        FormulaText text = new FormulaText();
        body.filter((node, depth) -> text.collect(node));
        // One certain formula makes formulas of the numbers between dollars in the whole text.
        if (text.parents.stream().anyMatch(FormulaText::isCertain)) {
            text.parents.forEach(text::replace);
        }
        return text.marked;
    }

    private static boolean mayHold(Element body) {
        for (int i = 0; i < body.childNodeSize(); i++) {
            Node child = body.childNode(i);
            boolean may = child instanceof Element inner
                    ? mayHold(inner)
                    : child instanceof TextNode text && mayHold(text.getWholeText());
            if (may) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayHold(String text) {
        return text.indexOf('$') >= 0
                || text.indexOf('\\') >= 0
                        && (text.contains("\\(") || text.contains("\\[") || text.contains("\\begin{"));
    }

    private static boolean isCertain(Parent parent) {
        return parent.runs.stream().flatMap(run -> run.found.stream()).anyMatch(Found::certain);
    }

    private NodeFilter.FilterResult collect(Node node) {
        if (!(node instanceof Element element)) {
            return NodeFilter.FilterResult.CONTINUE;
        }
        if (isOther(element)) {
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
        }
        List<Run> runs = runs(element);
        if (runs.stream().anyMatch(run -> !run.found.isEmpty())) {
            parents.add(new Parent(element, runs));
        }
        return NodeFilter.FilterResult.CONTINUE;
    }

    private static boolean isOther(Element element) {
        return switch (element.normalName()) {
            case "pre", "code", "kbd", "listing", "samp", "script", "style", "textarea", "xmp", "math", "svg" -> true;
            default -> element.hasClass("katex");
        };
    }

    private static List<Run> runs(Element parent) {
        List<Run> runs = new ArrayList<>();
        List<Node> run = new ArrayList<>();
        for (Node child : parent.childNodes()) {
            if (!isText(child)) {
                runs.add(run(run));
                runs.add(new Run(List.of(child), "", List.of()));
                run = new ArrayList<>();
            } else {
                run.add(child);
            }
        }
        runs.add(run(run));
        return runs;
    }

    private static boolean isText(Node node) {
        return node instanceof TextNode || node instanceof Element element && element.nameIs("br");
    }

    private static Run run(List<Node> nodes) {
        StringBuilder all = new StringBuilder();
        nodes.forEach(node -> all.append(text(node)));
        String text = all.toString();
        return new Run(nodes, text, mayHold(text) ? DelimitedFormulas.in(text) : List.of());
    }

    private static String text(Node node) {
        return node instanceof TextNode text ? text.getWholeText() : String.valueOf(DelimitedFormulas.BREAK);
    }

    private void replace(Parent parent) {
        List<Node> children = new ArrayList<>();
        for (Run run : parent.runs) {
            if (run.found.isEmpty()) {
                children.addAll(run.nodes);
            } else {
                replace(run, children);
            }
        }
        parent.element.empty().appendChildren(children); // At once, as each place costs a walk over all later children.
    }

    private void replace(Run run, List<Node> into) {
        int begin = 0;
        int done = 0; // Up to here the text is in the new children.
        int next = 0;
        for (Node node : run.nodes) {
            int end = begin + text(node).length();
            while (next < run.found.size() && run.found.get(next).start() < end) {
                Found found = run.found.get(next++);
                addText(run.text.substring(done, found.start()), into);
                into.add(mark(run.text, found));
                done = found.end();
            }
            if (done <= begin) {
                into.add(node);
            } else if (done < end) {
                addText(run.text.substring(done, end), into);
            }
            done = Math.max(done, end);
            begin = end;
        }
    }

    private static void addText(String text, List<Node> into) {
        if (!text.isEmpty()) {
            into.add(new TextNode(text));
        }
    }

    private FormulaNode mark(String text, Found found) {
        String source = text.substring(found.start(), found.end()).replace(DelimitedFormulas.BREAK, '\n');
        FormulaNode node = new FormulaNode(source, found.formula());
        marked.add(node);
        return node;
    }
}
