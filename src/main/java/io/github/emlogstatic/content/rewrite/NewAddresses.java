package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.content.media.PixelSize;
import java.util.Optional;
import java.util.function.Function;

/**
 * Maps the addresses of a text to their addresses on the page that shows it.
 *
 * @param link maps an address as the author wrote it; empty if it cannot be resolved
 * @param media maps the path of an upload ({@code content/uploadfile/…}, decoded) or of a copy of an image ({@link
 *     ExternalImages#path}) to a percent-encoded address; empty if the file is missing
 * @param size maps such a path to the size of the image, if it is known
 * @param smaller maps such a path to a {@code srcset} of its smaller versions and itself; empty if there are none
 */
public record NewAddresses(
        Function<String, Optional<String>> link,
        Function<String, Optional<String>> media,
        Function<String, Optional<PixelSize>> size,
        Function<String, Optional<String>> smaller) {

    /** Without smaller versions of images. */
    public NewAddresses(
            Function<String, Optional<String>> link,
            Function<String, Optional<String>> media,
            Function<String, Optional<PixelSize>> size) {
        this(link, media, size, path -> Optional.empty());
    }

    /** Keeps every address at the blog. */
    public static final NewAddresses NONE =
            new NewAddresses(href -> Optional.empty(), path -> Optional.empty(), path -> Optional.empty());
}
