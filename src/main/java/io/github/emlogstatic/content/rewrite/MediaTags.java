package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.media.ImageCandidates;
import io.github.emlogstatic.content.media.LazyImage;
import io.github.emlogstatic.content.media.PixelSize;
import io.github.emlogstatic.content.style.Declaration;
import io.github.emlogstatic.content.style.PresentationalAttributes;
import io.github.emlogstatic.content.target.OutputKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Writes the attributes of images, audio and video: addresses and sizes. For one text. */
final class MediaTags {

    /** Rows of pictures break on phones: there no picture is narrower than half the window. */
    private static final double HALF = .5;

    /** The class of a picture that may be transparent, and was drawn for a white page then. */
    private static final String DRAWING = "drawing";

    private static final Pattern LENGTH =
            Pattern.compile("(?i)(?<![\\w-])(width|height)\\s*:\\s*(\\d{1,5}(?:\\.\\d+)?)(px|r?em)");
    private static final int EM = 16;

    private static final Declaration HEIGHT_OF_WIDTH = new Declaration("height", "auto");
    private static final List<Declaration> WITHIN_HEIGHT = List.of(
            new Declaration("width", "auto"),
            new Declaration("max-width", "100%"),
            new Declaration("object-fit", "contain"));

    private final AddressResolver resolver;
    private final OutputKind mode;
    private final Map<Element, Double> shares;
    private int images;

    /** @param shares the images of galleries with their share of the width of a row */
    MediaTags(AddressResolver resolver, OutputKind mode, Map<Element, Double> shares) {
        this.resolver = resolver;
        this.mode = mode;
        this.shares = shares;
    }

    /** Whether there is an image to show. If so, its attributes are set. */
    boolean image(Element element, StartTag tag) {
        String original = LazyImage.source(element);
        Optional<String> local = resolver.shown(original);
        String src = local.or(() -> resolver.picture(original)).orElse("");
        if (src.isEmpty()) {
            return false;
        }
        tag.set("src", src).set("alt", element.attr("alt"));
        candidates(LazyImage.srcset(element), tag);
        if (tag.has("srcset") && element.hasAttr("sizes")) {
            tag.set("sizes", element.attr("sizes"));
        }
        size(element, original, tag);
        if (mode == OutputKind.PAGE && local.isPresent() && !tag.has("srcset")) {
            smaller(original, element, tag);
        }
        if (local.isEmpty() && !src.startsWith("data:")) {
            tag.set("referrerpolicy", "no-referrer"); // Hosts that refuse images on other sites look at the referrer.
        }
        if (mode == OutputKind.PAGE) {
            if (isDrawing(element, src, tag)) {
                tag.set("class", (tag.get("class") + " " + DRAWING).strip());
            }
            // The first image loads at once, because the reader waits for it.
            if (images++ > 0) {
                tag.set("loading", "lazy");
            }
            tag.set("decoding", "async");
        }
        return true;
    }

    /** Whether it may be transparent, and is no icon among words. */
    private static boolean isDrawing(Element image, String src, StartTag tag) {
        return mayBeTransparent(src) && (isInFrame(image) || shownWidth(image.attr("style"), tag) >= Pictures.ICON);
    }

    private static boolean mayBeTransparent(String src) {
        int end = 0;
        while (end < src.length() && src.charAt(end) != '?' && src.charAt(end) != '#') {
            end++;
        }
        return src.regionMatches(true, end - 4, ".png", 0, 4) || src.regionMatches(true, end - 4, ".svg", 0, 4);
    }

    private static boolean isInFrame(Element image) {
        for (Element around = image; around != null; around = around.parent()) {
            if (around.hasClass(Pictures.ALONE) || around.hasClass(Gallery.ROW)) {
                return true;
            }
        }
        return false;
    }

    /** 0 if it is not known. */
    private static double shownWidth(String style, StartTag tag) {
        double width = PresentationalAttributes.pixels(tag.get("width"));
        double height = PresentationalAttributes.pixels(tag.get("height"));
        double ratio = width > 0 && height > 0 ? width / height : 0;
        for (Matcher length = LENGTH.matcher(style); length.find(); ) {
            double pixels =
                    Double.parseDouble(length.group(2)) * (length.group(3).equalsIgnoreCase("px") ? 1 : EM);
            if (length.group(1).equalsIgnoreCase("width")) {
                return pixels;
            }
            width = pixels * ratio;
        }
        return width;
    }

    private void candidates(String srcset, StartTag tag) {
        String rewritten = srcset.isBlank()
                ? ""
                : ImageCandidates.rewrite(
                        srcset,
                        url -> resolver.address(url)
                                .filter(found -> !AddressResolver.isData(found))
                                .orElse(""));
        if (!rewritten.isEmpty()) {
            tag.set("srcset", rewritten);
        }
    }

    private void smaller(String original, Element element, StartTag tag) {
        resolver.smaller(original).ifPresent(srcset -> tag.set("srcset", srcset).set("sizes", sizes(element, tag)));
    }

    private String sizes(Element element, StartTag tag) {
        int column = resolver.column();
        Double share = shares.get(element);
        if (share != null) {
            return "(max-width: " + column + "px) " + Math.round(Math.max(share, HALF) * 100) + "vw, "
                    + Math.round(share * column) + "px";
        }
        int width = tag.get("width").isEmpty() ? column : Math.min(column, Integer.parseInt(tag.get("width")));
        return "(max-width: " + width + "px) 100vw, " + width + "px";
    }

    void size(Element element, String original, StartTag tag) {
        int width = PresentationalAttributes.pixels(element.attr("width"));
        int height = PresentationalAttributes.pixels(element.attr("height"));
        Optional<PixelSize> natural = resolver.size(original);
        if (natural.isPresent() && width == 0 && height == 0) {
            width = natural.get().width();
            height = natural.get().height();
        } else if (natural.isPresent() && height == 0) {
            height = scaled(width, natural.get().height(), natural.get().width());
        } else if (natural.isPresent() && width == 0) {
            width = scaled(height, natural.get().width(), natural.get().height());
        }
        setPixels(tag, "width", width);
        setPixels(tag, "height", height);
    }

    /**
     * Extra declarations for an image with a height in its style. Without them, a narrow screen would squash the image:
     * its width shrinks while its height stays.
     *
     * @param width whether the image has a width outside its style
     */
    static List<Declaration> inProportion(List<Declaration> style, boolean width) {
        boolean height = style.stream().anyMatch(declaration -> declaration.isLength("height"));
        boolean fitted =
                style.stream().anyMatch(declaration -> declaration.property().equals("object-fit"));
        if (!height || fitted) {
            return List.of();
        }
        boolean wide = width || style.stream().anyMatch(declaration -> declaration.isLength("width"));
        return wide ? List.of(HEIGHT_OF_WIDTH) : WITHIN_HEIGHT;
    }

    private static int scaled(int length, int other, int own) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round((double) length * other / own)));
    }

    static void setPixels(StartTag tag, String attribute, int pixels) {
        if (pixels > 0) {
            tag.set(attribute, Integer.toString(pixels));
        }
    }

    void player(Element element, StartTag tag) {
        tag.set("controls", "");
        if (element.hasAttr("src")) {
            resolver.address(element.attr("src")).ifPresent(src -> tag.set("src", src));
        }
        if (element.normalName().equals("video")) {
            if (element.hasAttr("poster")) {
                resolver.address(element.attr("poster")).ifPresent(poster -> tag.set("poster", poster));
            }
            setPixels(tag, "width", PresentationalAttributes.pixels(element.attr("width")));
            setPixels(tag, "height", PresentationalAttributes.pixels(element.attr("height")));
        }
    }

    /**
     * Whether the source can be played or shown. If so, its address is set.
     *
     * @param around the name of the parent
     */
    boolean source(Element element, String around, StartTag tag) {
        if (around.equals("picture") && element.normalName().equals("source")) {
            candidates(LazyImage.srcset(element), tag);
            return tag.has("srcset");
        }
        Optional<String> src = resolver.address(element.attr("src"));
        src.ifPresent(found -> tag.set("src", found));
        return src.isPresent() && (around.equals("video") || around.equals("audio"));
    }
}
