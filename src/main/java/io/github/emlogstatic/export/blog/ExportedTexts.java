package io.github.emlogstatic.export.blog;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.LinkedPage;
import io.github.emlogstatic.address.OddName;
import io.github.emlogstatic.config.ContentConfig;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.content.media.Scripts;
import io.github.emlogstatic.content.rewrite.HtmlRewriter;
import io.github.emlogstatic.content.target.NewAddresses;
import io.github.emlogstatic.content.target.Policy;
import io.github.emlogstatic.content.target.ShownFile;
import io.github.emlogstatic.model.Media;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;

/**
 * Texts of the blog as HTML, with the addresses that an export gives. Remembers the uploads that they show. Safe for
 * several threads.
 */
public final class ExportedTexts {

    private final ExportedBlog blog;
    private final Targets targets;
    private final BlogAddresses addresses;
    private final HtmlRewriter rewriter;
    private final boolean copies;
    private final Set<String> uploads = new ConcurrentSkipListSet<>();
    private final Set<String> withheld = new ConcurrentSkipListSet<>();

    /** @param copies whether the export has copies of uploads; else no scripts can be cut out of them */
    public ExportedTexts(ExportedBlog blog, Targets targets, boolean copies) {
        this.copies = copies;
        this.blog = blog;
        this.targets = targets;
        this.addresses = blog.addresses();
        this.rewriter = HtmlRewriter.of(addresses, policy(blog.config().site().content()));
    }

    private static Policy policy(ContentConfig config) {
        return config.trustsHtml() ? Policy.trusting(config.iframes()) : Policy.safe(config.iframes());
    }

    /** The uploads that the texts so far show. */
    public Set<String> uploads() {
        return new TreeSet<>(uploads);
    }

    /** The uploads that the texts so far show and that are left out, because they may run scripts. */
    public List<String> withheld() {
        return List.copyOf(withheld);
    }

    /** The uploads that the texts so far show and that are exported without their scripts. */
    public List<String> cleaned() {
        return uploads.stream()
                .filter(path -> blog.uploads().scripts(path) == Scripts.CUT)
                .toList();
    }

    public String html(String html, NewAddresses addresses) {
        return rewriter.export(html, addresses);
    }

    public String comment(String html) {
        return rewriter.comment(html, addresses(targets::dataLink, targets::dataUpload));
    }

    public String note(String html) {
        return rewriter.export(html, addresses(targets::dataLink, targets::dataUpload));
    }

    public NewAddresses addresses(Function<LinkedPage, Optional<String>> link, Function<String, String> upload) {
        return new NewAddresses(
                href -> blog.find(href).flatMap(link),
                path -> upload(path, upload).map(ShownFile::at).orElse(ShownFile.MISSING));
    }

    /** A cover or an avatar, as a file of the tool or as an address elsewhere; empty if there is none. */
    public String picture(String pathOrAddress, Function<String, String> address) {
        if (pathOrAddress.isEmpty()) {
            return "";
        }
        return ExternalImages.kept(pathOrAddress, addresses)
                .flatMap(path -> upload(path, address))
                .or(() -> addresses.absolute(pathOrAddress))
                .orElse("");
    }

    private Optional<String> upload(String path, Function<String, String> address) {
        Optional<Media> media = blog.uploads().find(OddName.inArchive(path)).filter(found -> targets.has(found.path()));
        if (media.filter(found -> !isWanted(found.path())).isPresent()) {
            withheld.add(path);
            return Optional.empty();
        }
        media.ifPresent(found -> uploads.add(found.path()));
        return media.map(found -> address.apply(found.path()));
    }

    private boolean isWanted(String path) {
        Scripts scripts = blog.uploads().scripts(path);
        return scripts == Scripts.NONE || copies && scripts == Scripts.CUT;
    }

    /** The address that an entry of the menu leads to: something exported, else the blog or another site. */
    public String menuAddress(String url) {
        return blog.find(url)
                .flatMap(targets::dataLink)
                .or(() -> blog.elsewhere(url))
                .orElse("");
    }
}
