package io.github.emlogstatic.render.view;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.BlogPath;
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
import io.github.emlogstatic.content.rewrite.ShownFile;
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
        return rewriter.page(html, new NewAddresses(targets.link(), path -> sealed(path, targets, upload)))
                .html();
    }

    private static ShownFile sealed(String path, NewAddresses targets, Function<String, Optional<String>> upload) {
        return new ShownFile(upload.apply(path), targets.file().apply(path).size(), Optional.empty(), false);
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
        return new NewAddresses(href -> link(href, place, reads), path -> file(path, place, reads), column);
    }

    private ShownFile file(String path, PageLocation place, Reads reads) {
        Optional<Media> found = media(path, reads);
        if (found.isEmpty()) {
            return bodies.withholds(path) ? ShownFile.WITHHELD : ShownFile.MISSING;
        }
        Media media = found.get();
        boolean sized = media.width() > 0 && media.height() > 0;
        String srcset = MediaAddresses.srcset(media, place);
        return new ShownFile(
                Optional.of(place.url(media.path())),
                sized ? Optional.of(new PixelSize(media.width(), media.height())) : Optional.empty(),
                srcset.isEmpty() ? Optional.empty() : Optional.of(srcset),
                false);
    }

    private Optional<String> link(String href, PageLocation place, Reads reads) {
        Optional<BlogPath> address = addresses.resolve(href);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        Optional<LinkedPage> target = links.find(address.get());
        Optional<String> path = target.isPresent() ? paths.apply(target.get()) : Optional.empty();
        reads.read(LINK + href, path.orElse(""));
        if (path.isEmpty()) {
            return path;
        }
        String fragment = target.get().fragment();
        return Optional.of(place.url(path.get()) + (fragment.isEmpty() ? "" : "#" + fragment));
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
        reads.read(MEDIA + path, fingerprint(path, found));
        return found;
    }

    private String fingerprint(String path, Optional<Media> found) {
        if (found.isPresent()) {
            return MediaAddresses.fingerprint(found.get());
        }
        return bodies.withholds(path) ? WITHHELD : "";
    }

    private String mediaFingerprint(String path) {
        return fingerprint(path, bodies.media(path));
    }

    /** The file of this site that an address at the blog leads to. */
    public Optional<String> path(String href) {
        return links.find(href).flatMap(paths);
    }
}
