package io.github.emlogstatic.render.view;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.LinkIndex;
import io.github.emlogstatic.address.LinkedPage;
import io.github.emlogstatic.config.ContentConfig;
import io.github.emlogstatic.config.ContentConfig.Html;
import io.github.emlogstatic.config.MediaConfig;
import io.github.emlogstatic.content.formula.Formulas;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.content.media.PixelSize;
import io.github.emlogstatic.content.rewrite.CodeLook;
import io.github.emlogstatic.content.rewrite.HtmlRewriter;
import io.github.emlogstatic.content.rewrite.NewAddresses;
import io.github.emlogstatic.content.rewrite.Policy;
import io.github.emlogstatic.content.rewrite.RewrittenHtml;
import io.github.emlogstatic.model.Bodies;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.output.PlannedFile.Reads;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.PlainTexts;
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

    /** The fingerprint of an upload that the archive has and the site must not have. */
    private static final String WITHHELD = "withheld";

    private final HtmlRewriter rewriter;
    private final BlogAddresses addresses;
    private final LinkIndex links;
    private final Function<LinkedPage, Optional<String>> paths;
    private final Bodies bodies;
    private final MediaConfig media;
    private final PlainTexts plainTexts;
    private final int column;

    /**
     * @param paths maps a link to its file, if the site has it
     * @param media whether copies of images at other hosts and of avatars are shown
     * @param plainTexts takes the texts of articles
     * @param column the widest that the theme shows an image, in pixels
     */
    ContentRenderer(
            BlogAddresses addresses,
            LinkIndex links,
            Function<LinkedPage, Optional<String>> paths,
            Bodies bodies,
            ContentConfig config,
            MediaConfig media,
            Formulas formulas,
            CodeLook look,
            PlainTexts plainTexts,
            int column) {
        this.rewriter = HtmlRewriter.of(addresses, policy(config), formulas, look);
        this.addresses = addresses;
        this.links = links;
        this.paths = paths;
        this.bodies = bodies;
        this.media = media;
        this.plainTexts = plainTexts;
        this.column = column;
    }

    private static Policy policy(ContentConfig config) {
        return config.html() == Html.TRUSTED ? Policy.trusting(config.iframes()) : Policy.safe(config.iframes());
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

    /** Rewrites a note in the same way, with its pictures below its text. */
    public RewrittenHtml note(String html, PageLocation place, Reads reads) {
        return recorded(rewriter.note(html, targets(place, reads)), reads);
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
        return rewriter.page(html, new NewAddresses(targets.link(), upload, targets.size()))
                .html();
    }

    public String comment(String html, PageLocation place, Reads reads) {
        return rewriter.comment(html, targets(place, reads));
    }

    /**
     * Rewrites a text for a feed.
     *
     * @param place absolute; if empty, everything links to the blog
     */
    public String feed(String html, Optional<PageLocation> place, Reads reads) {
        return rewriter.feed(html, place.map(there -> targets(there, reads)).orElse(NewAddresses.NONE));
    }

    /** The current fingerprint of a link or an upload, by the name under which {@link Reads} recorded it. */
    public Optional<String> fingerprint(String readName) {
        if (readName.startsWith(REMOVED) || readName.startsWith(REFUSED)) {
            return Optional.of("");
        }
        if (readName.startsWith(LINK)) {
            return Optional.of(linkFingerprint(readName.substring(LINK.length())));
        }
        return readName.startsWith(MEDIA)
                ? Optional.of(mediaFingerprint(readName.substring(MEDIA.length())))
                : Optional.empty();
    }

    private NewAddresses targets(PageLocation place, Reads reads) {
        return new NewAddresses(
                href -> link(href, place, reads),
                path -> media(path, reads).map(media -> place.url(media.path())),
                path -> media(path, reads)
                        .filter(media -> media.width() > 0 && media.height() > 0)
                        .map(media -> new PixelSize(media.width(), media.height())),
                path -> media(path, reads)
                        .map(media -> MediaAddresses.srcset(media, place))
                        .filter(set -> !set.isEmpty()),
                path -> media(path, reads).isEmpty() && bodies.withholds(path),
                column);
    }

    private Optional<String> link(String href, PageLocation place, Reads reads) {
        if (addresses.resolve(href).isEmpty()) {
            return Optional.empty();
        }
        Optional<LinkedPage> target = links.find(href);
        Optional<String> path = target.flatMap(paths);
        reads.read(LINK + href, path.orElse(""));
        return path.map(file -> place.url(file)
                + target.map(LinkedPage::fragment)
                        .filter(fragment -> !fragment.isEmpty())
                        .map(fragment -> "#" + fragment)
                        .orElse(""));
    }

    private String linkFingerprint(String href) {
        return links.find(href).flatMap(paths).orElse("");
    }

    /** The address of an upload if the archive has it. */
    public Optional<String> upload(String path, PageLocation place, Reads reads) {
        return media(path, reads).map(media -> place.url(media.path()));
    }

    private Optional<Media> media(String path, Reads reads) {
        if (!media.copiesExternal() && path.startsWith(ExternalImages.FOLDER)
                || !media.copiesAvatars() && path.startsWith(ExternalImages.AVATARS)) {
            return Optional.empty();
        }
        Optional<Media> found = bodies.media(path);
        reads.read(MEDIA + path, mediaFingerprint(path));
        return found;
    }

    private String mediaFingerprint(String path) {
        return bodies.media(path)
                .map(MediaAddresses::fingerprint)
                .orElseGet(() -> bodies.withholds(path) ? WITHHELD : "");
    }

    /** The file of this site that an address at the blog leads to. */
    public Optional<String> path(String href) {
        return links.find(href).flatMap(paths);
    }
}
