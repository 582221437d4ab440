package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.address.UrlParts;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.content.media.PixelSize;
import io.github.emlogstatic.content.media.Uploads;
import io.github.emlogstatic.content.target.NewAddresses;
import io.github.emlogstatic.content.target.ShownFile;
import io.github.emlogstatic.content.target.Treatment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Resolves the addresses of one text, and counts those that it refuses. */
final class AddressResolver {

    private final BlogAddresses addresses;
    private final NewAddresses targets;
    private final Treatment treatment;
    private final SortedMap<String, Integer> removed = new TreeMap<>();

    /** The paths of the uploads that addresses mean, and the files in their places: each image asks several times. */
    private final Map<String, Optional<String>> uploads = new HashMap<>();

    private final Map<String, ShownFile> files = new HashMap<>();

    AddressResolver(BlogAddresses addresses, NewAddresses targets, Treatment treatment) {
        this.addresses = addresses;
        this.targets = targets;
        this.treatment = treatment;
    }

    /** What was removed from the text, and how often. */
    SortedMap<String, Integer> removed() {
        return removed;
    }

    void count(String what) {
        removed.merge(what, 1, Integer::sum);
    }

    private Optional<String> upload(String url) {
        Optional<String> path = uploads.get(url); // computeIfAbsent would make an object for each look
        if (path == null) {
            path = Uploads.path(url, addresses);
            uploads.put(url, path);
        }
        return path;
    }

    private ShownFile file(String path) {
        ShownFile file = files.get(path);
        if (file == null) {
            file = targets.file().apply(path);
            files.put(path, file);
        }
        return file;
    }

    /** The file for any address, as in {@link ExternalImages#place}. */
    private ShownFile anyFile(String url) {
        return upload(url)
                .or(() -> ExternalImages.address(url, addresses).map(ExternalImages::path))
                .map(this::file)
                .orElse(ShownFile.MISSING);
    }

    /** The new address of an upload. */
    Optional<String> media(String url) {
        Optional<String> path = upload(url);
        return path.isPresent() ? file(path.get()).address() : path;
    }

    /** The new address of an image that the site has a file of: an upload, or a copy from another host. */
    Optional<String> shown(String url) {
        return anyFile(url).address();
    }

    /** Whether an upload must not be shown as an image. A link may lead to it. */
    boolean isWithheld(String url) {
        Optional<String> path = upload(url);
        return path.isPresent() && file(path.get()).withheld();
    }

    /** The size of such an image. */
    Optional<PixelSize> size(String url) {
        return anyFile(url).size();
    }

    /** The {@code srcset} of such an image. */
    Optional<String> smaller(String url) {
        return anyFile(url).smaller();
    }

    /** The widest that an image is shown, in pixels. */
    int column() {
        return targets.column();
    }

    /**
     * The page or the upload of this site that a link leads to. Browsers do not follow links to {@code data:}
     * addresses.
     */
    Optional<String> inside(String href) {
        Optional<String> upload = media(href);
        return upload.isPresent() && !isData(upload.get())
                ? upload
                : targets.link().apply(href);
    }

    Optional<String> absolute(String url) {
        return addresses.absolute(url);
    }

    /** The address of a link that leaves the site. */
    Optional<String> outside(String href) {
        String scheme = UrlParts.schemeOf(href);
        if (!scheme.isEmpty() && !AllowList.isLinkable(scheme, treatment.kind())) {
            if (!treatment.trusted()) {
                count(scheme + ":");
            }
            return Optional.empty();
        }
        Optional<String> absolute = addresses.absolute(href);
        return absolute.isPresent() || scheme.isEmpty() || scheme.startsWith("http")
                ? absolute
                : Optional.of(Percent.encodeIllegal(href));
    }

    Optional<String> picture(String url) {
        String tidy = UrlParts.tidy(url);
        if (tidy.regionMatches(true, 0, "data:image/", 0, "data:image/".length())) {
            return Optional.of(Percent.encodeIllegal(tidy));
        }
        return address(tidy);
    }

    /** An address on the web that a page may load. */
    Optional<String> address(String url) {
        String scheme = UrlParts.schemeOf(UrlParts.tidy(url));
        if (!UrlParts.isWeb(scheme)) {
            count(scheme + ":");
            return Optional.empty();
        }
        return shown(url).or(() -> addresses.absolute(url));
    }

    /** The absolute address if it is on the web, whether the site has a copy or not. */
    Optional<String> web(String url) {
        String scheme = UrlParts.schemeOf(UrlParts.tidy(url));
        return UrlParts.isWeb(scheme) ? addresses.absolute(url) : Optional.empty();
    }

    /** The new address of an image in a style. Only images at the blog may be loaded. */
    Optional<String> style(String url) {
        return media(url).or(() -> addresses.resolve(url).flatMap(here -> addresses.absolute(url)));
    }

    static boolean isData(String address) {
        return address.startsWith("data:");
    }
}
