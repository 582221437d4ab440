package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.target.CodeLook;
import io.github.emlogstatic.content.text.HtmlFragment;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * A {@code pre} element of a page. What is not marked as code, such as a poem, has neither line numbers nor a fold.
 *
 * @param text the element that holds the text: {@code code} if that is alone in {@code pre}, else {@code pre}
 * @param language as its class says it; empty if it says none
 * @param lines the number of its lines
 */
record CodeBlock(Element pre, Element text, String language, int lines) {

    private static final Pattern LANGUAGE = Pattern.compile("\\blang(?:uage)?-([\\w+#.-]+)");

    private static final Set<String> NO_LANGUAGE =
            Set.of("text", "txt", "plain", "plaintext", "none", "default", "nohighlight");

    /** @param classes as they are written, in which the language may have been named anew */
    static CodeBlock of(Element pre, String classes) {
        Element first = pre.firstElementChild();
        Element text = first != null && first == pre.lastElementChild() && first.nameIs("code") ? first : pre;
        Matcher named = LANGUAGE.matcher(text.className() + " " + classes);
        return new CodeBlock(pre, text, named.find() ? named.group(1) : "", lines(pre.wholeText()));
    }

    private static int lines(String text) {
        int lines = 1;
        int end = text.stripTrailing().length();
        for (int at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
            lines++;
        }
        return lines;
    }

    private boolean isCode() {
        return !pre.equals(text) || !language.isEmpty();
    }

    /** Lets the keyboard scroll it, and adds the numbers of its lines, one a line, for a style sheet to show beside it. */
    void complete(StartTag tag, CodeLook look) {
        tag.set("tabindex", "0");
        if (isCode() && look.isNumbered(lines)) {
            tag.set("data-lines", numbers(lines));
        }
    }

    private static String numbers(int lines) {
        StringBuilder numbers = new StringBuilder(4 * lines).append(1);
        for (int line = 2; line <= lines; line++) {
            numbers.append('\n').append(line);
        }
        return numbers.toString();
    }

    /** A long block has a control that works without a script. */
    Frame frame(CodeLook look) {
        boolean unnamed = NO_LANGUAGE.contains(language) || language.isEmpty();
        String before = unnamed ? "<div class=\"code\">" : "<div class=\"code\" data-code=\"" + language + "\">";
        boolean folded = isCode() && look.isFolded(lines);
        return new Frame(before, folded ? fold(look) + "</div>" : "</div>", folded);
    }

    private String fold(CodeLook look) {
        StringBuilder label = new StringBuilder();
        HtmlFragment.escapeText(look.lines().apply(lines), label);
        return "<details class=\"fold\"><summary>" + label + "</summary></details>";
    }
}
