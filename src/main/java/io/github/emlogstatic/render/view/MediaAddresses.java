package io.github.emlogstatic.render.view;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.content.media.Uploads;
import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.model.SmallerPicture;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.SiteUploads;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Addresses of covers, avatars and other uploads. Files that the archive has are on the site; all others stay at the
 * blog or elsewhere.
 */
public final class MediaAddresses {

    private final ShownUploads shown;
    private final SiteUploads uploads;
    private final BlogAddresses addresses;

    MediaAddresses(ShownUploads shown, BlogAddresses addresses) {
        this.shown = shown;
        this.uploads = shown.uploads();
        this.addresses = addresses;
    }

    /**
     * Whether it is an upload that the archive lacks and that the blog said it does not have either. As a cover it would be
     * a broken picture.
     */
    boolean isLost(String pathOrAddress) {
        return find(pathOrAddress).isEmpty()
                && Uploads.path(pathOrAddress, addresses)
                        .filter(path ->
                                uploads.isGone(path) && uploads.find(path).isEmpty())
                        .isPresent();
    }

    /** The path in the archive of a file that the site has itself; empty if it stays at another place. */
    public Optional<String> place(String pathOrAddress) {
        return shown.place(pathOrAddress, addresses);
    }

    Optional<Media> find(String pathOrAddress) {
        return place(pathOrAddress).flatMap(uploads::find);
    }

    /** The address for a page; empty if there is no address or it is invalid. */
    String url(String pathOrAddress, PageLocation place) {
        if (pathOrAddress.isEmpty()) {
            return "";
        }
        return find(pathOrAddress).map(media -> place.url(media.path())).orElseGet(() -> atBlog(pathOrAddress));
    }

    /** The address of a file that the site has, for a page; empty if it lies at the blog or elsewhere, or is lost. */
    public String onSite(String pathOrAddress, PageLocation place) {
        return find(pathOrAddress).map(media -> place.url(media.path())).orElse("");
    }

    /** The absolute address at the blog or elsewhere; empty if it is invalid. */
    public String atBlog(String pathOrAddress) {
        return pathOrAddress.isEmpty()
                ? ""
                : addresses.absolute(pathOrAddress).filter(BlogAddress::isWeb).orElse("");
    }

    public String fingerprint(String pathOrAddress) {
        if (pathOrAddress.isEmpty()) {
            return "";
        }
        Optional<Media> media = find(pathOrAddress);
        return Fingerprint.of(
                pathOrAddress,
                media.map(MediaAddresses::fingerprint).orElse(isLost(pathOrAddress) ? "lost" : ""),
                media.flatMap(this::thumbnail).map(MediaAddresses::fingerprint).orElse(""));
    }

    /** emlog's smaller version of an image, if the sizes of both are known. */
    Optional<Media> thumbnail(Media large) {
        return uploads.find(Uploads.thumbnail(large.path()))
                .filter(small -> small.width() > 0 && small.width() < large.width());
    }

    /** The smaller versions of an image and the image itself, for {@code srcset}; empty if it has none. */
    static String srcset(Media media, PageLocation place) {
        return media.smaller().isEmpty()
                ? ""
                : media.smaller().stream()
                                .map(smaller -> place.url(smaller.path()) + " " + smaller.width() + "w, ")
                                .collect(Collectors.joining())
                        + place.url(media.path()) + " " + media.width() + "w";
    }

    /** The fingerprint of what a page shows of an upload: its size and its address. The bytes are a file of their own. */
    static String fingerprint(Media media) {
        String smaller = media.smaller().stream().map(SmallerPicture::path).collect(Collectors.joining(" "));
        return media.width() + "x" + media.height() + " "
                + (smaller.isEmpty() ? Fingerprint.of(media.path()) : Fingerprint.of(media.path(), smaller));
    }
}
