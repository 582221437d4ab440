package io.github.emlogstatic.content.media;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
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
            "(?s)(?:^|[/_.-])(?:lazy|load(?:ing)?|placeholder|blank|spacer|gr[ae]y|transparent|pixel|empty)"
                    + "[\\w-]{0,99}\\.(?:gif|png|svg|jpe?g|webp)(?:\\?.*)?$");

    /** A picture of a theme or plugin, which is a placeholder if one of those attributes has another at the same place. */
    private static final Pattern OF_A_THEME =
            Pattern.compile("((?:https?://[^/?#]+/)?)(?:[^?#]*/)?content/(?:templates|plugins)/.*", Pattern.DOTALL);

    private static final List<String> BESIDE_THEMES = List.of("data-original", "data-src", "data-lazy-src", "lay-src");

    private LazyImage() {}

    /** Whether the attribute contains exactly one address. */
    static boolean isAddress(String attribute) {
        return ADDRESSES.contains(attribute);
    }

    /** The address of the real image, or empty. */
    public static String source(Element image) {
        String src = image.attr("src").strip();
        Optional<String> real = real(image, REAL);
        if (real.isEmpty() || src.isEmpty() || isLazy(image) || isPlaceholder(src)) {
            return real.orElse(src);
        }
        return real(image, BESIDE_THEMES)
                .filter(other -> isOfATheme(src, other))
                .orElse(src);
    }

    /** The first of those attributes that has an address, and not a flag such as {@code true}. */
    private static Optional<String> real(Element image, List<String> names) {
        for (String name : names) {
            String value = image.attr(name);
            if (value.contains("/") || value.contains(".")) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static boolean isOfATheme(String src, String real) {
        Matcher theme = OF_A_THEME.matcher(src);
        return theme.matches() && real.strip().startsWith(theme.group(1));
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
