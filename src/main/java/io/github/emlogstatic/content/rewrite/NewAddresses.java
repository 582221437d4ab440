package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.content.media.PixelSize;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the links and media of a text lead on the page that shows it.
 *
 * @param link an address as the author wrote it to the new one; empty where it cannot be resolved
 * @param media an upload's path ({@code content/uploadfile/…}, decoded), or that of a copy of an image at another host
 *     ({@link ExternalImages#path}), to its new address, percent-encoded; empty where it is missing
 * @param size an upload's path to the size of the image, if known
 */
public record NewAddresses(
        Function<String, Optional<String>> link,
        Function<String, Optional<String>> media,
        Function<String, Optional<PixelSize>> size) {

    /** Everything stays at the blog. */
    public static final NewAddresses NONE =
            new NewAddresses(href -> Optional.empty(), path -> Optional.empty(), path -> Optional.empty());
}
