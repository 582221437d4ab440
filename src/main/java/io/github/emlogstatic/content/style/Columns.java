package io.github.emlogstatic.content.style;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Columns of grids and of text, for phones. Those of a grid that are a hundred pixels or wider become narrower where there is
 * no room for all, and a column that takes the rest keeps room for a few words. Text has columns of ten characters at least.
 * On wider screens all stays as the author made it.
 */
public final class Columns {

    private static final Pattern OF_TEXT = Pattern.compile("\\d+");

    /** Up to a width of 35rem, as in the themes' rules for phones; above, any. */
    private static final String TEN_CHARACTERS = "max(1px,min(10em,(35rem - 100vw)*999))";

    private static final Pattern COLUMNS = Pattern.compile("grid-(?:template|auto)-columns");
    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("grid(?:-template)?");
    private static final String WIDE = "(?:[1-9]\\d{2,}(?:\\.\\d+)?p[xt]|(?:[6-9]|[1-9]\\d+)(?:\\.\\d+)?r?em)";

    /** As many columns as there is room for. */
    private static final Pattern AS_MANY = Pattern.compile("(?i)repeat\\(\\s*auto-fi(?:t|ll)\\b");

    /** A track whose least width is wide and its largest, a fixed track, a share of the rest; or what stays as it is. */
    private static final Pattern TRACK = Pattern.compile("(?i)minmax\\(\\s*(" + WIDE + ")\\s*,([^()]*)\\)"
            + "|(?<![\\w.-])(?:(" + WIDE + ")|([\\d.]+fr))(?![\\w.])"
            + "|(?<![\\w-])(?!repeat)[\\w-]+\\([^()]*\\)|\\[[^\\]]*]");

    /** What columns that take the rest keep beside fixed ones, all together, in percent. */
    private static final int KEPT = 40;

    private Columns() {}

    public static List<Declaration> forPhones(List<Declaration> style) {
        return style.stream().flatMap(Columns::forPhones).toList();
    }

    private static Stream<Declaration> forPhones(Declaration declaration) {
        boolean text = OF_TEXT.matcher(declaration.value()).matches();
        return switch (declaration.property()) {
            case "column-count" -> Stream.of(declaration, new Declaration("column-width", TEN_CHARACTERS));
            case "columns" ->
                Stream.of(text ? new Declaration("columns", declaration.value() + " " + TEN_CHARACTERS) : declaration);
            default -> Stream.of(ofGrid(declaration));
        };
    }

    private static Declaration ofGrid(Declaration declaration) {
        String property = declaration.property();
        String value = declaration.value();
        if (COLUMNS.matcher(property).matches()) {
            return new Declaration(property, narrow(value));
        }
        int columns = value.indexOf('/') + 1;
        return columns > 0 && ROWS_AND_COLUMNS.matcher(property).matches()
                ? new Declaration(property, value.substring(0, columns) + narrow(value.substring(columns)))
                : declaration;
    }

    private static String narrow(String tracks) {
        boolean asMany = AS_MANY.matcher(tracks).find();
        List<MatchResult> found = TRACK.matcher(tracks).results().toList();
        long shares = found.stream().filter(track -> track.group(4) != null).count();
        boolean fixed = found.stream().anyMatch(track -> track.group(3) != null);
        return TRACK.matcher(tracks).replaceAll(track -> {
            if (track.group(1) != null) {
                String least = asMany ? "min(" + track.group(1) + ",100%)" : "0";
                return "minmax(" + least + "," + track.group(2) + ")";
            }
            if (track.group(3) != null) {
                return asMany ? "min(" + track.group(3) + ",100%)" : "minmax(0," + track.group(3) + ")";
            }
            boolean beside = track.group(4) != null && fixed;
            return beside
                    ? "minmax(min(7em," + KEPT / shares + "%)," + track.group(4) + ")"
                    : Matcher.quoteReplacement(track.group());
        });
    }
}
