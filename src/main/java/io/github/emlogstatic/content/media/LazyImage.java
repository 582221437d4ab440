package io.github.emlogstatic.content.media;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Finds the real address of images that a script was meant to load: editors, themes and plugins put it into an attribute
 * of their own.
 */
public final class LazyImage {

    private static final List<String> REAL = List.of("""
            data-original data-src data-lazy-src data-lazy data-actualsrc data-echo data-lazyload lay-src""".split(" "));
    private static final Set<String> ADDRESSES = Set.of("""
            src href poster data value background longdesc
            data-original data-src data-lazy-src data-lazy data-actualsrc data-echo data-lazyload lay-src
            data-poster data-url data-href data-fancybox-href""".split("\\s+"));
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?s)content/(?:templates|plugins)/|(?:^|[/_.-])(?:lazy|load(?:ing)?|placeholder|blank|spacer|gr[ae]y|transparent|pixel|empty)"
                    + "[\\w-]{0,99}\\.(?:gif|png|svg|jpe?g|webp)(?:\\?.*)?$");

    private LazyImage() {}

    /** Whether the attribute contains exactly one address. */
    static boolean isAddress(String attribute) {
        return ADDRESSES.contains(attribute);
    }

    /** The address of the real image, or empty. */
    public static String source(Element image) {
        String src = image.attr("src").strip();
        String real = real(image);
        return !real.isEmpty() && (src.isEmpty() || isLazy(image) || isPlaceholder(src)) ? real : src;
    }

    private static String real(Element image) {
        for (String name : REAL) {
            String value = image.attr(name);
            if (!value.isBlank()) {
                return value;
            }
        }
        return "";
    }

    /** The {@code srcset} of the real image, or empty. */
    public static String srcset(Element image) {
        String real = image.attr("data-srcset");
        String srcset = image.attr("srcset");
        return !real.isBlank() && (srcset.isBlank() || isLazy(image) || isPlaceholder(srcset)) ? real : srcset;
    }

    private static boolean isLazy(Element image) {
        return image.className().toLowerCase(Locale.ROOT).contains("lazy");
    }

    private static boolean isPlaceholder(String src) {
        String lower = src.toLowerCase(Locale.ROOT);
        return lower.startsWith("data:") || PLACEHOLDER.matcher(lower).find();
    }
}
