package io.github.emlogstatic.emlog.backup;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Turns the text of a comment into HTML as emlog does: {@code htmlClean}, then {@code parseUBB} (2.6.27). */
final class CommentText {

    private static final Map<Pattern, String> MARKS = new LinkedHashMap<>();

    static {
        MARKS.put(Pattern.compile("(?is)\\[b](.*?)\\[/b]"), "<b>$1</b>");
        MARKS.put(Pattern.compile("(?is)\\[color=([#\\w]+)](.*?)\\[/color]"), "<span style=\"color:$1\">$2</span>");
        MARKS.put(
                Pattern.compile("(?is)\\[url]((?:https?://)[^\\s<>\"']+)\\[/url]"),
                "<a href=\"$1\" target=\"_blank\" rel=\"nofollow noopener noreferrer\">$1</a>");
        MARKS.put(
                Pattern.compile("(?is)\\[img]((?:https?://)[^\\s<>\"']+)\\[/img]"),
                "<img src=\"$1\" alt=\"UBB图片\" style=\"max-width:100%;height:auto;\" />");
    }

    private CommentText() {}

    static String html(String typed) {
        String html = escaped(typed)
                .replaceAll("\r\n|\n\r|\n|\r", "<br />$0")
                .replace("  ", "&nbsp;&nbsp;")
                .replace("\t", "&nbsp;&nbsp;&nbsp;&nbsp;");
        for (Map.Entry<Pattern, String> mark : MARKS.entrySet()) {
            html = mark.getKey().matcher(html).replaceAll(mark.getValue());
        }
        return html;
    }

    /** PHP's {@code htmlspecialchars} with {@code ENT_QUOTES}. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#039;");
    }
}
