package io.github.emlogstatic.render.template;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.render.site.Dates;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.Paths;
import io.github.emlogstatic.render.site.PlaceholderAvatar;
import io.github.emlogstatic.render.template.steady.SteadyParts;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The filters that templates can use beyond Pebble's own. None of them takes an argument. */
final class TemplateFilters {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** The characters of ASCII, besides letters and digits, that need no encoding in the value of a query. */
    private static final String SAFE = "_.:/~-*";

    /** The categories of characters beyond ASCII that need an encoding there: those that nobody sees. */
    private static final int UNSEEN = 1 << Character.CONTROL
            | 1 << Character.FORMAT
            | 1 << Character.SURROGATE
            | 1 << Character.PRIVATE_USE
            | 1 << Character.UNASSIGNED
            | 1 << Character.SPACE_SEPARATOR
            | 1 << Character.LINE_SEPARATOR
            | 1 << Character.PARAGRAPH_SEPARATOR;

    /** Characters beyond ASCII, percent-encoded. */
    private static final Pattern LETTERS = Pattern.compile("(?:%[89A-F][0-9A-F])+");

    private static final Pattern SCRIPT =
            Pattern.compile("<script(?: type=\"speculationrules\")?>(.*?)</script>", Pattern.DOTALL);

    private TemplateFilters() {}

    /** @param baseUrl where the site is published, or empty */
    static Map<String, Filter> of(Dates dates, String baseUrl) {
        return Map.ofEntries(
                filter("date", date(dates::date)),
                filter("isoDate", date(dates::iso)),
                filter("yearMonth", date(dates::yearMonth)),
                filter("number", (value, context) -> number(value)),
                filter("absolute", (value, context) -> absolute(text(value), baseUrl, context)),
                filter("encoded", (value, context) -> encoded(text(value))),
                filter("readable", (value, context) -> readable(text(value))),
                filter("breaks", (value, context) -> new SafeString(TitleBreaks.html(text(value)))),
                filter("initial", (value, context) -> PlaceholderAvatar.of(text(value))),
                Map.entry("json", new JsonFilter(dates)),
                filter("scriptHashes", (value, context) -> new SafeString(scriptHashes(text(value)))));
    }

    /** Converts a value. Throws {@link IllegalArgumentException} with a message for the author of the template. */
    private interface Conversion {
        Object convert(@Nullable Object value, EvaluationContext context);
    }

    private static Map.Entry<String, Filter> filter(String name, Conversion conversion) {
        return Map.entry(name, new Filter() {
            @Override
            public Object apply(
                    @Nullable Object value,
                    Map<String, Object> arguments,
                    PebbleTemplate template,
                    EvaluationContext context,
                    int line) {
                refuse(arguments, name, template, line);
                try {
                    return conversion.convert(value, context);
                } catch (IllegalArgumentException e) {
                    throw new PebbleException(null, e.getMessage(), line, template.getName());
                }
            }

            @Override
            public @Nullable List<String> getArgumentNames() {
                return null;
            }
        });
    }

    /** Pebble's own filter {@code date} takes a format, so authors may give one to that of this program. */
    static void refuse(Map<String, Object> arguments, String filter, PebbleTemplate template, int line) {
        if (!arguments.isEmpty()) {
            throw new PebbleException(
                    null, "the filter '" + filter + "' takes no arguments; remove them", line, template.getName());
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static Conversion date(Function<LocalDateTime, String> format) {
        return (value, context) -> {
            if (!(value instanceof LocalDateTime date)) {
                throw new IllegalArgumentException("this value is no date; check of which kind it is");
            }
            return format.apply(date);
        };
    }

    /** Digits in groups of three: {@code 12,345}. */
    private static String number(@Nullable Object value) {
        if (!(value instanceof Number number)) {
            throw new IllegalArgumentException("this value is no number; check of which kind it is");
        }
        String digits = Long.toString(number.longValue());
        return digits.length() <= 3 ? digits : digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",");
    }

    /** Makes the address of a file of the site absolute; empty without a base address. Other hosts' addresses stay. */
    private static String absolute(String url, String baseUrl, EvaluationContext context) {
        if (url.isEmpty() || url.startsWith("https://") || url.startsWith("http://")) {
            return url;
        }
        String root = context.getVariable(SteadyParts.PLACE) instanceof PageLocation place ? place.root() : "";
        if (baseUrl.isEmpty() || !url.startsWith(root)) {
            return "";
        }
        String path = url.substring(root.length());
        return baseUrl + (path.equals(Paths.HOME) ? "" : path);
    }

    /**
     * Encodes a value of a query. Letters of any script stay as they are, because browsers encode them in UTF-8, and so do
     * {@code :} and {@code /}: the text is in the page already, and repeated it weighs nothing. A space becomes
     * {@code %20}, because mail programs do not understand a plus.
     */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        int end;
        for (int i = 0; i < text.length(); i = end) {
            end = text.offsetByCodePoints(i, 1);
            if (isSafe(text.codePointAt(i))) {
                encoded.append(text, i, end);
            } else {
                for (byte b : text.substring(i, end).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%').append(HEX.toHexDigits(b));
                }
            }
        }
        return encoded.toString();
    }

    private static boolean isSafe(int c) {
        if (c >= 0x80) {
            return (UNSEEN >> Character.getType(c) & 1) == 0;
        }
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || SAFE.indexOf(c) >= 0;
    }

    /** An address with letters of any script as they are, a third as long. Browsers encode them. */
    private static String readable(String url) {
        return LETTERS.matcher(url).replaceAll(letters -> {
            String decoded = Percent.decode(letters.group());
            return decoded.equals(letters.group()) ? decoded : encoded(decoded);
        });
    }

    /** The sources with which a Content-Security-Policy allows the inline scripts of some HTML. */
    private static String scriptHashes(String html) {
        return SCRIPT.matcher(html)
                .results()
                .map(script -> "'sha256-" + hash(script.group(1)) + "'")
                .collect(Collectors.joining(" "));
    }

    private static String hash(String script) {
        byte[] hash = HexFormat.of().parseHex(Hash.of(script.getBytes(StandardCharsets.UTF_8)));
        return Base64.getEncoder().encodeToString(hash);
    }
}
