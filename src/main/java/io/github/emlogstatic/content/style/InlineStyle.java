package io.github.emlogstatic.content.style;

import io.github.emlogstatic.address.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cleans the {@code style} attribute. What stays can neither run code, nor load from other hosts, nor cover the page.
 */
public final class InlineStyle {

    private static final Pattern URL =
            Pattern.compile("url\\(\\s*+(?:(?:\"([^\"]*+)\"|'([^']*+)')\\s*+|([^)]*+))\\)", Pattern.CASE_INSENSITIVE);
    /**
     * Browsers may end a quoted string earlier than this class does. So no declaration may contain a character that
     * starts another one.
     */
    private static final Pattern DANGER = Pattern.compile(
            "[;{}]|expression|javascript|vbscript|behaviou?r|binding|@|\\\\|/\\*|<|image-set|src\\(|image\\(|element\\(",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> FAMILIES = Set.of("""
            background border margin padding font text list column flex grid word line max min
            align justify object overflow row break page caption ruby""".split("\\s+"));
    private static final Set<String> PROPERTIES = Set.of("""
            color width height float clear display vertical-align white-space letter-spacing aspect-ratio gap order
            opacity direction writing-mode table-layout empty-cells box-shadow box-sizing hyphens tab-size columns
            unicode-bidi overflow-wrap quotes""".split("\\s+"));

    private InlineStyle() {}

    /** The addresses inside {@code url(…)}, quoted or not. */
    public static List<String> urls(String style) {
        List<String> urls = new ArrayList<>();
        Matcher matcher = addresses(style);
        while (matcher.find()) {
            urls.add(address(matcher));
        }
        return urls;
    }

    /**
     * The harmless declarations.
     *
     * @param url maps an address to its new address; empty removes the declaration
     */
    public static List<Declaration> safe(String style, Function<String, Optional<String>> url) {
        List<Declaration> safe = new ArrayList<>();
        for (String declaration : declarations(style)) {
            safeDeclaration(declaration.strip(), url).ifPresent(safe::add);
        }
        return safe;
    }

    private static Optional<Declaration> safeDeclaration(String text, Function<String, Optional<String>> url) {
        String name = property(text);
        if (name.isEmpty() || DANGER.matcher(text).find()) {
            return Optional.empty();
        }
        String value = text.substring(text.indexOf(':') + 1).strip();
        if (value.isEmpty() || !isHarmless(name)) {
            return Optional.empty();
        }
        return withUrls(value, url).map(kept -> new Declaration(name, kept));
    }

    /** Removes declarations that make a line wider than a phone's screen. */
    public static List<Declaration> narrow(List<Declaration> style) {
        return style.stream().filter(declaration -> !isWide(declaration)).toList();
    }

    /** The style without the declarations of these properties. */
    public static String without(Pattern properties, String style) {
        return declarations(style).stream()
                .filter(declaration ->
                        !properties.matcher(property(declaration)).matches())
                .collect(Collectors.joining(";"));
    }

    private static String property(String declaration) {
        return declaration
                .substring(0, Math.max(0, declaration.indexOf(':')))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isWide(Declaration declaration) {
        return switch (declaration.property()) {
            case "min-width" -> true;
            case "white-space" -> declaration.value().regionMatches(true, 0, "nowrap", 0, 6);
            default -> false;
        };
    }

    private static boolean isHarmless(String name) {
        int dash = name.indexOf('-');
        return PROPERTIES.contains(name) || FAMILIES.contains(dash < 0 ? name : name.substring(0, dash));
    }

    private static Optional<String> withUrls(String value, Function<String, Optional<String>> url) {
        if (!value.toLowerCase(Locale.ROOT).contains("url")) {
            return Optional.of(value);
        }
        StringBuilder kept = new StringBuilder();
        Matcher matcher = addresses(value);
        while (matcher.find()) {
            Optional<String> allowed = url.apply(address(matcher));
            if (allowed.isEmpty()) {
                return Optional.empty();
            }
            matcher.appendReplacement(kept, Matcher.quoteReplacement("url(\"" + quotable(allowed.get()) + "\")"));
        }
        int end = kept.length();
        matcher.appendTail(kept);
        boolean more = kept.substring(end).toLowerCase(Locale.ROOT).contains("url(");
        return more ? Optional.empty() : Optional.of(kept.toString());
    }

    /**
     * Matches {@code url(…)}. The search ends at the last closing parenthesis; without that limit, many open
     * parentheses would take quadratic time.
     */
    private static Matcher addresses(String style) {
        return URL.matcher(style).region(0, style.lastIndexOf(')') + 1);
    }

    private static String quotable(String url) {
        return Percent.encodeIllegal(url)
                .replace("(", "%28")
                .replace(")", "%29")
                .replace("'", "%27");
    }

    private static String address(Matcher matcher) {
        for (int group = 1; group <= 3; group++) {
            if (matcher.group(group) != null) {
                return matcher.group(group).strip();
            }
        }
        return "";
    }

    /** The declarations as they are written, each with its property. */
    public static List<String> declarations(String style) {
        List<String> declarations = new ArrayList<>();
        int start = 0;
        char quote = 0;
        int parentheses = 0;
        for (int i = 0; i < style.length(); i++) {
            char c = style.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(') {
                parentheses++;
            } else if (c == ')') {
                parentheses = Math.max(0, parentheses - 1);
            } else if (c == ';' && parentheses == 0) {
                declarations.add(style.substring(start, i));
                start = i + 1;
            }
        }
        // Browsers ignore the rest after an unclosed quote or parenthesis, too.
        if (quote == 0 && parentheses == 0) {
            declarations.add(style.substring(start));
        }
        return declarations;
    }
}
