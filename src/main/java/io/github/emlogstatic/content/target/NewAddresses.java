package io.github.emlogstatic.content.target;

import io.github.emlogstatic.content.media.ExternalImages;
import java.util.Optional;
import java.util.function.Function;

/**
 * Maps the addresses of a text to their addresses on the page that shows it.
 *
 * @param link maps an address as the author wrote it; empty if it cannot be resolved
 * @param file maps the path of an upload ({@code content/uploadfile/…}, decoded) or of a copy of an image ({@link
 *     ExternalImages#path}). It is asked once for each path of a text
 * @param column the widest that an image is shown, in pixels
 */
public record NewAddresses(Function<String, Optional<String>> link, Function<String, ShownFile> file, int column) {

    /** The widest that an image is shown, unless a theme says otherwise. */
    public static final int COLUMN = 684;

    public NewAddresses(Function<String, Optional<String>> link, Function<String, ShownFile> file) {
        this(link, file, COLUMN);
    }

    /** Keeps every address at the blog. */
    public static final NewAddresses NONE = new NewAddresses(href -> Optional.empty(), path -> ShownFile.MISSING);
}
