package io.github.emlogstatic.fakeemlog.blog;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Turns text without markup into the HTML that emlog's Markdown gives. */
public final class PlainParagraphs {

    private PlainParagraphs() {}

    /** Each block of lines becomes a paragraph, each line end a break. */
    static String html(String plain) {
        return Arrays.stream(plain.strip().split("\n\\s*\n"))
                .map(block -> "<p>" + escape(block).replace("\n", "<br />\n") + "</p>")
                .collect(Collectors.joining("\n"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The text of HTML, as its source may have been. */
    public static String of(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#039;", "'")
                .replace("&amp;", "&");
    }
}
