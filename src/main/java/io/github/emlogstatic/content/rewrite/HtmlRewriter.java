package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.content.formula.FormulaNode;
import io.github.emlogstatic.content.formula.FormulaText;
import io.github.emlogstatic.content.formula.Formulas;
import io.github.emlogstatic.content.repair.FormParts;
import io.github.emlogstatic.content.target.CodeLook;
import io.github.emlogstatic.content.target.NewAddresses;
import io.github.emlogstatic.content.target.OutputKind;
import io.github.emlogstatic.content.target.Policy;
import io.github.emlogstatic.content.target.Treatment;
import io.github.emlogstatic.content.text.Excerpts;
import io.github.emlogstatic.content.text.HtmlFragment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;

/**
 * Makes the HTML of the blog ready for a page or a feed: safe, with new addresses, valid. emlog itself filters nothing.
 * It parses a text once, and writes it in one pass. Immutable, safe for several threads.
 */
public final class HtmlRewriter {

    private final Rules rules;

    private HtmlRewriter(Rules rules) {
        this.rules = rules;
    }

    public static HtmlRewriter of(BlogAddresses addresses, Policy policy) {
        return of(addresses, policy, new Formulas(Map.of()), CodeLook.PLAIN);
    }

    /** @param formulas typesets the formulas of pages and feeds */
    public static HtmlRewriter of(BlogAddresses addresses, Policy policy, Formulas formulas, CodeLook look) {
        return new HtmlRewriter(new Rules(addresses, policy, formulas, look));
    }

    /**
     * Rewrites an article, a page or a note for a page of the site. Headings start below h1 and get anchors. Images get
     * sizes, and lazily loaded images become plain ones. Wide tables and code get scroll bars. Addresses that the site
     * does not have become absolute addresses at the blog.
     */
    public RewrittenHtml page(String html, NewAddresses targets) {
        return write(html, targets, OutputKind.PAGE);
    }

    /**
     * Rewrites an article in the same way.
     *
     * @param plain receives the plain text, as {@link Excerpts#text} tells it
     */
    public RewrittenHtml page(String html, NewAddresses targets, Consumer<String> plain) {
        Element body = HtmlFragment.parse(html);
        plain.accept(Excerpts.of(body).text());
        return write(body, html, targets, OutputKind.PAGE, new HashMap<>());
    }

    /**
     * Rewrites a note for a page of the site, with its pictures below its text.
     *
     * @param ids those that are taken on the page, with a number; gets those of the note
     */
    public RewrittenHtml note(String html, NewAddresses targets, Map<String, Integer> ids) {
        Element body = HtmlFragment.parse(html);
        if (!rules.policy().trusted()) {
            Pictures.moveLast(body);
        }
        return write(body, html, targets, OutputKind.PAGE, ids);
    }

    /** Rewrites a text for a feed: XHTML, without anything that needs the theme. The new addresses must be absolute. */
    public String feed(String html, NewAddresses targets) {
        return write(html, targets, OutputKind.FEED).html();
    }

    /** Rewrites an article, a page or a note for another program, as close to the author's HTML as is safe. */
    public String export(String html, NewAddresses targets) {
        return write(html, targets, OutputKind.EXPORT).html();
    }

    /** Rewrites a comment: text, line breaks, links without endorsement, and the simplest inline elements. */
    public String comment(String html, NewAddresses targets) {
        return write(html, targets, OutputKind.COMMENT).html();
    }

    private RewrittenHtml write(String html, NewAddresses targets, OutputKind mode) {
        return write(HtmlFragment.parse(html), html, targets, mode, new HashMap<>());
    }

    private RewrittenHtml write(
            Element body, String html, NewAddresses targets, OutputKind mode, Map<String, Integer> ids) {
        Treatment treatment = Treatment.of(mode, rules.policy());
        if (mode != OutputKind.COMMENT && !treatment.keepsElements() && FormParts.areIn(html)) {
            FormParts.replace(body);
        }
        if (mode == OutputKind.PAGE || mode == OutputKind.FEED) {
            List<FormulaNode> marked = FormulaText.mark(body);
            if (!marked.isEmpty()) {
                rules.formulas()
                        .typeset(marked.stream().map(FormulaNode::formula).toList());
            }
        }
        return FragmentWriter.write(rules, targets, treatment, body, new Toc(ids));
    }
}
