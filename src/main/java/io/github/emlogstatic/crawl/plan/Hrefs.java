package io.github.emlogstatic.crawl.plan;

import java.util.HashSet;
import java.util.Set;

/** Finds the addresses of links in HTML without parsing it. Each text of a first crawl is looked through. */
public final class Hrefs {

    private static final String NAME = "href";

    private Hrefs() {}

    /** The addresses of all links in HTML, as they are written there: {@code href="…"} without spaces and tags in it. */
    public static Set<String> in(String html) {
        Set<String> found = new HashSet<>();
        int equals = html.indexOf('=');
        while (equals >= 0) {
            int start = valueOfHref(html, equals);
            int end = start < 0 ? -1 : end(html, start);
            if (end > start) {
                found.add(html.substring(start, end).replace("&amp;", "&"));
            }
            equals = html.indexOf('=', Math.max(equals, end) + 1);
        }
        return found;
    }

    /** The start of the quoted value after an equals sign; -1 if the sign is not that of a {@code href} with a quoted value. */
    private static int valueOfHref(String html, int equals) {
        int name = equals;
        while (name > 0 && isSpace(html.charAt(name - 1))) {
            name--;
        }
        if (!html.regionMatches(true, name - NAME.length(), NAME, 0, NAME.length())) {
            return -1;
        }
        int quote = equals + 1;
        while (quote < html.length() && isSpace(html.charAt(quote))) {
            quote++;
        }
        return quote < html.length() && isQuote(html.charAt(quote)) ? quote + 1 : -1;
    }

    /** The position of the closing quote; -1 if another end comes first. */
    private static int end(String html, int start) {
        for (int i = start; i < html.length(); i++) {
            char c = html.charAt(i);
            if (isQuote(c)) {
                return i;
            }
            if (c == '<' || c == '>' || isSpace(c)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
