package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.media.ImageCandidates;
import io.github.emlogstatic.content.style.PresentationalAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * The picture that a text begins with. At most a short line and emoticons stand before it.
 *
 * @param at where in the HTML its attributes end
 * @param addresses its address and those of its smaller versions
 */
public record LeadingImage(int at, List<String> addresses) {

    /** The number of words or characters that may stand before the image. */
    static final int SHORT_LINE = 20;

    /** Narrower pictures are emoticons. */
    private static final int NARROWEST = 100;

    static boolean isPicture(StartTag tag) {
        int width = PresentationalAttributes.pixels(tag.get("width"));
        return tag.name().equals("img") && (width == 0 || width >= NARROWEST);
    }

    static LeadingImage of(StartTag image, int at) {
        Stream<String> versions = ImageCandidates.addresses(image.get("srcset"));
        return new LeadingImage(
                at, Stream.concat(Stream.of(image.get("src")), versions).toList());
    }
}
