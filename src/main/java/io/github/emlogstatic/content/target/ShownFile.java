package io.github.emlogstatic.content.target;

import io.github.emlogstatic.content.media.PixelSize;
import java.util.Optional;

/**
 * What a page shows in place of an upload.
 *
 * @param address percent-encoded; empty if the file is missing
 * @param size of the image, if it is known
 * @param smaller a {@code srcset} of the smaller versions of the image and itself; empty if there are none
 * @param withheld whether it must not be shown on a page, not even from the blog
 */
public record ShownFile(
        Optional<String> address, Optional<PixelSize> size, Optional<String> smaller, boolean withheld) {

    public static final ShownFile MISSING = new ShownFile(Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** A file that must not be shown. */
    public static final ShownFile WITHHELD = new ShownFile(Optional.empty(), Optional.empty(), Optional.empty(), true);

    /** A file of which no size is known. */
    public static ShownFile at(String address) {
        return new ShownFile(Optional.of(address), Optional.empty(), Optional.empty(), false);
    }
}
