package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.link.BlogAddresses;
import io.github.emlogstatic.content.text.HtmlFragment;
import org.jsoup.nodes.Element;

/**
 * Makes the HTML of emlog, which lets everything through, ready for a page or a feed: safe, linked, tidy, well-formed.
 * Each text is parsed once and written in one pass. Immutable, safe for several threads.
 */
public final class HtmlRewriter {

    private final BlogAddresses addresses;
    private final Policy policy;

    private HtmlRewriter(BlogAddresses addresses, Policy policy) {
        this.addresses = addresses;
        this.policy = policy;
    }

    /** A rewriter for the texts of one blog. */
    public static HtmlRewriter of(BlogAddresses addresses, Policy policy) {
        return new HtmlRewriter(addresses, policy);
    }

    /**
     * An article, a page or a note for a page of the site: headings below h1 and with anchors, images with sizes,
     * tables and code that scroll, lazily loaded images as plain ones. What stays at the blog gets its whole address.
     */
    public RewrittenHtml page(String html, NewAddresses targets) {
        return write(html, targets, OutputKind.PAGE);
    }

    /** The same for a feed: XHTML, nothing that needs the theme; give it targets that are absolute. */
    public String feed(String html, NewAddresses targets) {
        return write(html, targets, OutputKind.FEED).html();
    }

    /** A comment: text, line breaks, links that vouch for nothing, and the simplest inline elements. */
    public String comment(String html, NewAddresses targets) {
        return write(html, targets, OutputKind.COMMENT).html();
    }

    private RewrittenHtml write(String html, NewAddresses targets, OutputKind mode) {
        Element body = HtmlFragment.parse(html);
        return new FragmentWriter(addresses, targets, policy, mode, body, html.length() + html.length() / 8 + 64)
                .result();
    }
}
