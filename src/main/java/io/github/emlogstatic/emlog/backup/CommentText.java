package io.github.emlogstatic.emlog.backup;

import io.github.emlogstatic.emlog.markdown.Markdown;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the text of a comment into HTML as emlog does: {@code htmlClean}, then {@code parseUBB} (2.6.27). */
final class CommentText {

    private static final Pattern BOLD = Pattern.compile("(?i)\\[b]");
    private static final Pattern COLOR = Pattern.compile("(?i)\\[color=([#\\w]+)]");
    private static final Pattern LINK = Pattern.compile("(?i)\\[url](?=https?://)");
    private static final Pattern IMAGE = Pattern.compile("(?i)\\[img](?=https?://)");
    private static final Pattern NO_ADDRESS = Pattern.compile("[\\s<>\"']");

    private CommentText() {}

    static String html(String typed) {
        String html = Markdown.escapedAttribute(typed)
                .replaceAll("\r\n|\n\r|\n|\r", "<br />$0")
                .replace("  ", "&nbsp;&nbsp;")
                .replace("\t", "&nbsp;&nbsp;&nbsp;&nbsp;");
        html = around(html, BOLD, "[/b]", mark -> "<b>", "</b>");
        html = around(html, COLOR, "[/color]", mark -> "<span style=\"color:" + mark.group(1) + "\">", "</span>");
        html = addresses(
                html,
                LINK,
                "[/url]",
                url -> "<a href=\"" + url + "\" target=\"_blank\" rel=\"nofollow noopener noreferrer\">" + url
                        + "</a>");
        return addresses(
                html,
                IMAGE,
                "[/img]",
                url -> "<img src=\"" + url + "\" alt=\"UBB图片\" style=\"max-width:100%;height:auto;\" />");
    }

    /**
     * Replaces each mark that begins something, and the nearest one that ends it, as emlog's lazy patterns do. A
     * pattern would need minutes for a comment of nothing but beginnings; this looks at each character a few times.
     */
    private static String around(
            String html, Pattern begin, String end, Function<Matcher, String> before, String after) {
        Matcher open = begin.matcher(html);
        Matcher close = ignoringCase(end).matcher(html);
        StringBuilder out = new StringBuilder(html.length());
        int done = 0;
        while (open.find(done) && close.find(open.end())) {
            out.append(html, done, open.start())
                    .append(before.apply(open))
                    .append(html, open.end(), close.start())
                    .append(after);
            done = close.end();
        }
        return out.append(html, done, html.length()).toString();
    }

    /** Replaces addresses between two marks. As in emlog, the address reaches to the last end before it cannot go on. */
    private static String addresses(String html, Pattern begin, String end, UnaryOperator<String> written) {
        Matcher open = begin.matcher(html);
        Matcher stop = NO_ADDRESS.matcher(html);
        Matcher close = ignoringCase(end).matcher(html);
        StringBuilder out = new StringBuilder(html.length());
        int done = 0;
        int from = 0;
        int stopped = -1;
        int last = -1;
        while (open.find(from)) {
            if (open.end() > stopped) {
                stopped = stop.find(open.end()) ? stop.start() : html.length();
                last = last(close.region(open.end(), stopped));
            }
            from = open.end();
            if (last > html.indexOf("//", open.end()) + 2) {
                out.append(html, done, open.start()).append(written.apply(html.substring(open.end(), last)));
                done = last + end.length();
                from = done;
            }
        }
        return out.append(html, done, html.length()).toString();
    }

    /** The start of the last place that matches; -1 if there is none. */
    private static int last(Matcher matcher) {
        int last = -1;
        while (matcher.find()) {
            last = matcher.start();
        }
        return last;
    }

    private static Pattern ignoringCase(String mark) {
        return Pattern.compile(mark, Pattern.LITERAL | Pattern.CASE_INSENSITIVE);
    }
}
