package io.github.emlogstatic.render.view;

import io.github.emlogstatic.content.link.BlogAddresses;
import io.github.emlogstatic.content.media.Uploads;
import io.github.emlogstatic.model.Bodies;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.render.site.Fingerprint;
import io.github.emlogstatic.render.site.PageLocation;
import java.util.Optional;

/** Covers and avatars: files of the site where the archive holds them, addresses at the blog or elsewhere where not. */
public final class MediaAddresses {

    private final Bodies bodies;
    private final BlogAddresses addresses;

    MediaAddresses(Bodies bodies, BlogAddresses addresses) {
        this.bodies = bodies;
        this.addresses = addresses;
    }

    Optional<Media> find(String pathOrAddress) {
        boolean elsewhere = pathOrAddress.isEmpty() || pathOrAddress.contains("://") || pathOrAddress.startsWith("//");
        return elsewhere ? Optional.empty() : bodies.media(pathOrAddress);
    }

    /** The address for that place; empty for nothing, and for an address that is none. */
    String url(String pathOrAddress, PageLocation place) {
        if (pathOrAddress.isEmpty()) {
            return "";
        }
        return find(pathOrAddress).map(media -> place.url(media.path())).orElseGet(() -> atBlog(pathOrAddress));
    }

    /** The absolute address at the blog or elsewhere. */
    public String atBlog(String pathOrAddress) {
        return pathOrAddress.isEmpty()
                ? ""
                : safe(addresses.absolute(pathOrAddress).orElse(""));
    }

    private static String safe(String address) {
        return address.startsWith("https://") || address.startsWith("http://") ? address : "";
    }

    public String fingerprint(String pathOrAddress) {
        if (pathOrAddress.isEmpty()) {
            return "";
        }
        Optional<Media> media = find(pathOrAddress);
        return Fingerprint.of(
                pathOrAddress,
                media.map(MediaAddresses::fingerprint).orElse(""),
                media.flatMap(this::thumbnail).map(MediaAddresses::fingerprint).orElse(""));
    }

    /** The smaller picture that emlog made of it, where both sizes are known. */
    Optional<Media> thumbnail(Media large) {
        return bodies.media(Uploads.thumbnail(large.path()))
                .filter(small -> small.width() > 0 && small.width() < large.width());
    }

    /** What a page shows of an upload: that it is there, and its size. The bytes are a file of their own. */
    public static String fingerprint(Media media) {
        return media.width() + "x" + media.height();
    }
}
