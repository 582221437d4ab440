package io.github.emlogstatic.render.view;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.content.rewrite.HtmlRewriter;
import io.github.emlogstatic.content.rewrite.RewrittenHtml;
import io.github.emlogstatic.content.target.NewAddresses;
import io.github.emlogstatic.content.target.ShownFile;
import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.PlainTexts;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rewrites the HTML of articles, comments and notes for a page or a feed. It records the links and uploads that a text
 * refers to, because the result changes only if they do. Safe for several threads.
 */
public final class ContentRenderer {

    /**
     * Prefix of the names that record what was removed from a text: {@code removed:WHAT TIMES}. Their fingerprint never
     * changes.
     */
    public static final String REMOVED = "removed:";

    /** Prefix of the names that record a formula that could not be typeset, and why. Their fingerprint never changes. */
    public static final String REFUSED = "formula:";

    /** Prefix of the names of links inside the blog. */
    public static final String LINK = "link:";

    /** Prefix of the names of uploads. */
    public static final String MEDIA = "media:";

    private final HtmlRewriter rewriter;
    private final PageLinks links;
    private final ShownUploads uploads;
    private final PlainTexts plainTexts = new PlainTexts();
    private final int column;

    /** @param column the widest that the theme shows an image, in pixels */
    ContentRenderer(HtmlRewriter rewriter, PageLinks links, ShownUploads uploads, int column) {
        this.rewriter = rewriter;
        this.links = links;
        this.uploads = uploads;
        this.column = column;
    }

    /**
     * Rewrites a text for a page. What had to be removed is recorded among the reads, so that later runs know it too.
     */
    public RewrittenHtml page(String html, PageLocation place, Reads reads) {
        return recorded(rewriter.page(html, targets(place, reads)), reads);
    }

    /** Rewrites an article in the same way, and leaves its plain text for the search. */
    public RewrittenHtml article(int id, String html, PageLocation place, Reads reads) {
        return recorded(rewriter.page(html, targets(place, reads), text -> plainTexts.leave(id, text)), reads);
    }

    /** The plain text that the page of an article has left; empty if the page was not made, or long ago. */
    public Optional<String> takePlainText(int article) {
        return plainTexts.take(article);
    }

    /** Rewrites a note in the same way, as {@link HtmlRewriter#note} does. */
    public RewrittenHtml note(String html, PageLocation place, Map<String, Integer> ids, Reads reads) {
        return recorded(rewriter.note(html, targets(place, reads), ids), reads);
    }

    private static RewrittenHtml recorded(RewrittenHtml page, Reads reads) {
        page.removed().forEach((what, times) -> reads.read(REMOVED + what + " " + times, ""));
        page.refused().forEach(formula -> reads.read(REFUSED + formula, ""));
        return page;
    }

    /**
     * Rewrites a text that will be encrypted. Nothing is recorded, because records would tell something about the text.
     *
     * @param upload maps the path of an upload to a {@code data:} address; empty keeps it at the blog
     */
    public String sealed(String html, PageLocation place, Function<String, Optional<String>> upload) {
        Reads unnoted = (name, fingerprint) -> {};
        NewAddresses targets = targets(place, unnoted);
        return rewriter.page(html, new NewAddresses(targets.link(), path -> sealed(path, targets, upload)))
                .html();
    }

    private static ShownFile sealed(String path, NewAddresses targets, Function<String, Optional<String>> upload) {
        ShownFile shown = targets.file().apply(path);
        return new ShownFile(upload.apply(path), shown.size(), Optional.empty(), shown.withheld());
    }

    public String comment(String html, PageLocation place, Reads reads) {
        return rewriter.comment(html, targets(place, reads));
    }

    /**
     * Rewrites a text for a feed.
     *
     * @param address of the page that shows the text: a reader of feeds has no anchors, so links to them lead there
     * @param place absolute; if empty, everything links to the blog
     */
    public String feed(String html, String address, Optional<PageLocation> place, Reads reads) {
        NewAddresses targets = place.map(there -> targets(there, reads)).orElse(NewAddresses.NONE);
        return rewriter.feed(
                html,
                new NewAddresses(
                        href -> href.startsWith("#")
                                ? Optional.of(address + Percent.encodeIllegal(href))
                                : targets.link().apply(href),
                        targets.file()));
    }

    /** The current fingerprint of a link or an upload, by the name under which {@link Reads} recorded it. */
    public Optional<String> fingerprint(String readName) {
        if (readName.startsWith(REMOVED) || readName.startsWith(REFUSED)) {
            return Optional.of("");
        }
        if (readName.startsWith(LINK)) {
            return Optional.of(links.path(readName.substring(LINK.length())).orElse(""));
        }
        return readName.startsWith(MEDIA)
                ? Optional.of(uploads.fingerprint(readName.substring(MEDIA.length())))
                : Optional.empty();
    }

    private NewAddresses targets(PageLocation place, Reads reads) {
        return new NewAddresses(
                href -> links.url(href, place, reads), path -> uploads.file(path, place, reads), column);
    }

    /** The address of an upload if the archive has it. */
    public Optional<String> upload(String path, PageLocation place, Reads reads) {
        return uploads.find(path, reads).map(media -> place.url(media.path()));
    }

    /** The address, on a page, of what an address at the blog leads to; empty if the site does not have it. */
    public Optional<String> link(String href, PageLocation place, Reads reads) {
        return links.url(href, place, reads);
    }

    /** The file of this site that an address at the blog leads to. */
    public Optional<String> path(String href) {
        return links.path(href);
    }
}
