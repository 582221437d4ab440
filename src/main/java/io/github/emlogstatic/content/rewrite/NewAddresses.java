package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.content.media.PixelSize;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Maps the addresses of a text to their addresses on the page that shows it.
 *
 * @param link maps an address as the author wrote it; empty if it cannot be resolved
 * @param media maps the path of an upload ({@code content/uploadfile/…}, decoded) or of a copy of an image ({@link
 *     ExternalImages#path}) to a percent-encoded address; empty if the file is missing
 * @param size maps such a path to the size of the image, if it is known
 * @param smaller maps such a path to a {@code srcset} of its smaller versions and itself; empty if there are none
 * @param withheld whether the upload at such a path must not be shown on a page, not even from the blog
 * @param column the widest that an image is shown, in pixels
 */
public record NewAddresses(
        Function<String, Optional<String>> link,
        Function<String, Optional<String>> media,
        Function<String, Optional<PixelSize>> size,
        Function<String, Optional<String>> smaller,
        Predicate<String> withheld,
        int column) {

    /** The widest that an image is shown, unless a theme says otherwise. */
    public static final int COLUMN = 684;

    /** Addresses without smaller versions of images, and with every upload shown. */
    public NewAddresses(
            Function<String, Optional<String>> link,
            Function<String, Optional<String>> media,
            Function<String, Optional<PixelSize>> size) {
        this(link, media, size, path -> Optional.empty(), path -> false, COLUMN);
    }

    /** Keeps every address at the blog. */
    public static final NewAddresses NONE =
            new NewAddresses(href -> Optional.empty(), path -> Optional.empty(), path -> Optional.empty());
}
