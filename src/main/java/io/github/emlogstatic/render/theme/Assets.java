package io.github.emlogstatic.render.theme;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Assets as the site gets them: style sheets with their parts in them, so that a page loads one file; styles and scripts
 * without comments and indentation, so that it loads less.
 */
final class Assets {

    private static final String IMPORT = "(?i:@import\\s*(?:url\\(\\s*)?)[\"']?(?:\\./)?";

    /**
     * A comment, or {@code @import "styles/NAME.css";} in one of the ways that CSS has to write it, or the beginning of one
     * that says more than the name.
     */
    private static final Pattern PART = Pattern.compile(
            "/\\*.*?\\*/|" + IMPORT + "(styles/(?:[^\"');\n]*[^\"');\\s])?)[\"']?(\\s*\\)?\\s*(?:;|\\z))?",
            Pattern.DOTALL);

    private static final String STRING = "(\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+')";

    /** Both begin with what any match begins with: most letters then need one comparison in place of one for each way. */
    private static final Pattern COMMENT = Pattern.compile("(?=[\"'/])(?:" + STRING + "|/\\*.*?\\*/)", Pattern.DOTALL);

    private static final Pattern SPACE = Pattern.compile(
            "(?=[\\s\"'{};:,>/])(?:" + STRING + "|\\s*;?\\s*+(})\\s*|\\s*([{;,>/])\\s*|(:)\\s+|\\s+)", Pattern.DOTALL);

    private Assets() {}

    /** @param files all files of the theme */
    static byte[] published(String path, ThemeFile file, SortedMap<String, ThemeFile> files) throws ThemeException {
        if (path.startsWith(Theme.ASSETS + Theme.VENDOR) || !file.isUtf8()) {
            return file.bytes();
        }
        if (path.endsWith(".css")) {
            return style(whole(path, file, files)).getBytes(StandardCharsets.UTF_8);
        }
        return path.endsWith(".js") ? script(file.text()).getBytes(StandardCharsets.UTF_8) : file.bytes();
    }

    private static String whole(String path, ThemeFile sheet, SortedMap<String, ThemeFile> files)
            throws ThemeException {
        String text = sheet.text();
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        Matcher parts = PART.matcher(text);
        StringBuilder whole = new StringBuilder();
        while (parts.find()) {
            if (parts.group().startsWith("/*")) {
                continue;
            }
            boolean nameAlone = parts.group(2) != null;
            ThemeFile part = nameAlone ? files.get(parts.group(1)) : null;
            if (part == null && files.containsKey(folder + parts.group(1))) {
                continue; // browsers load it
            }
            if (!nameAlone) {
                throw misplaced(sheet, parts.start());
            }
            if (part == null) {
                throw mistake(
                        sheet, parts.start(), "the theme has no " + parts.group(1) + "; write it, or remove the line");
            }
            parts.appendReplacement(whole, Matcher.quoteReplacement(withoutParts(part)));
        }
        return parts.appendTail(whole).toString();
    }

    private static String withoutParts(ThemeFile part) throws ThemeException {
        String text = part.text();
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            if (!parts.group().startsWith("/*")) {
                throw misplaced(part, parts.start());
            }
        }
        return text;
    }

    /** Browsers would look for a file of the site, which there is none. */
    private static ThemeException misplaced(ThemeFile file, int start) {
        return mistake(
                file,
                start,
                "an @import of a part stands in a style sheet of assets/, with ';' and nothing else after the name;"
                        + " write it so there, or write @media or @layer in the part");
    }

    private static ThemeException mistake(ThemeFile file, int start, String words) {
        long lineFeeds =
                file.text().substring(0, start).chars().filter(c -> c == '\n').count();
        return new ThemeException(file.origin() + ":" + (lineFeeds + 1) + ": " + words);
    }

    static String style(String css) {
        String bare = COMMENT.matcher(css).replaceAll(match -> quoted(match, ""));
        return SPACE.matcher(bare).replaceAll(Assets::narrow).strip() + "\n";
    }

    private static String narrow(MatchResult space) {
        if (space.group(2) != null) {
            return "}";
        }
        return quoted(space, space.group(3) != null ? space.group(3) : space.group(4) != null ? ":" : " ");
    }

    private static String quoted(MatchResult match, String other) {
        return match.group(1) == null ? other : Matcher.quoteReplacement(match.group(1));
    }

    /** Comments are removed where they have a line of their own. Texts of several lines stay as they are. */
    static String script(String js) {
        if (js.contains("`") || js.contains("/*") || js.contains("\\\n")) {
            return js;
        }
        return js.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
