package io.github.emlogstatic.render.template;

import io.github.emlogstatic.content.text.HtmlFragment;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Marks the places where Chinese titles may break. Style sheets keep what stands between two marks in one line
 * ({@code word-break: keep-all}). What is too long for a narrow screen would lose its last character to the next line,
 * if there were not a better place to break before its end.
 */
final class TitleBreaks {

    /** A narrow screen always has room for fewer characters. */
    private static final int SHORTEST = 8;

    /** A word often ends with one of these. */
    private static final String ENDS = "的了着过和与里是在";

    /** In these words none ends with it. */
    private static final Set<String> BEGINS = Set.of("了解", "着手", "着色", "过程", "过滤", "过期", "过去", "过渡", "是否", "在线");

    /** A shorter phrase has room on any screen but that of a small phone, and in any column but that of a card. */
    private static final int WIDE = 12;

    /** Style sheets hide it in a heading that has the width of a page. */
    private static final String NARROW = "<wbr class=\"phone\">";

    private static final int USUAL = 4;
    private static final int MOST = 6;

    /** A row of so many characters of ASCII, such as names joined by signs or an address, may be wider than a phone or a card. */
    private static final int LONG_NAMES = 16;

    /** Browsers break at none of these. */
    private static final Pattern JOINT = Pattern.compile("(?<=[0-9A-Za-z][+/_&=#])(?=[0-9A-Za-z])");

    private TitleBreaks() {}

    static String html(String title) {
        StringBuilder html = new StringBuilder(title.length() + 16);
        int done = 0;
        int end;
        for (int start = 0; start < title.length(); start = end + 1) {
            end = endOfPhrase(title, start);
            int width = width(title, start, end);
            if (width >= SHORTEST) {
                String phrase = title.substring(start, end);
                int last = last(phrase);
                addBegin(phrase.substring(0, phrase.length() - last), title.substring(done, start), html);
                html.append(width < WIDE ? NARROW : "<wbr>");
                done = end - last;
            }
        }
        addText(title.substring(done), html);
        return html.toString();
    }

    /** Adds the beginning of a phrase. In a column of a few characters it breaks after a word, if one ends there. */
    private static void addBegin(String begin, String before, StringBuilder html) {
        int last = begin.length() < SHORTEST ? 0 : afterEnd(begin);
        addText(before + begin.substring(0, begin.length() - last), html);
        if (last > 0) {
            html.append(NARROW);
            addText(begin.substring(begin.length() - last), html);
        }
    }

    private static void addText(String text, StringBuilder html) {
        if (!holdsLongNames(text)) {
            HtmlFragment.escapeText(text, html);
            return;
        }
        String between = "";
        for (String piece : JOINT.split(text)) {
            HtmlFragment.escapeText(piece, html.append(between));
            between = "<wbr>";
        }
    }

    private static boolean holdsLongNames(String text) {
        int length = 0;
        for (int i = 0; i < text.length() && length < LONG_NAMES; i++) {
            char c = text.charAt(i);
            length = c > ' ' && c <= '~' ? length + 1 : 0;
        }
        return length == LONG_NAMES;
    }

    private static int endOfPhrase(String title, int start) {
        int end = start;
        while (end < title.length() && isOfPhrase(title.codePointAt(end))) {
            end = title.offsetByCodePoints(end, 1);
        }
        return end;
    }

    /** Numbers and Latin words that touch Chinese are held together with it. */
    private static boolean isOfPhrase(int c) {
        return isOfWord(c) || isChinese(c);
    }

    private static boolean isOfWord(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** In Chinese characters; 0 for a word of other letters, which browsers break. */
    private static int width(String title, int start, int end) {
        int chinese = 0;
        int letters = 0;
        for (int i = start; i < end; i = title.offsetByCodePoints(i, 1)) {
            if (isOfWord(title.charAt(i))) {
                letters++;
            } else {
                chinese++;
            }
        }
        return chinese == 0 ? 0 : chinese + letters / 2;
    }

    private static boolean isChinese(int c) {
        if (c < 0x2E80 || c >= 0x4E00 && c < 0xA000) {
            return c >= 0x4E00; // before the first of them, or most of them: this is faster than to ask for the script
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA;
    }

    /** How many characters stay together at the end of a phrase. */
    private static int last(String phrase) {
        int last = afterEnd(phrase);
        return last > 0
                ? last
                : phrase.length() - outsideWord(phrase, phrase.offsetByCodePoints(phrase.length(), -USUAL));
    }

    /** A place that is in no word or number: before the one there, or after it where the phrase begins with it. */
    private static int outsideWord(String phrase, int place) {
        int before = place;
        while (before > 0 && isInWord(phrase, before)) {
            before--;
        }
        int after = place;
        while (before == 0 && isInWord(phrase, after)) {
            after++;
        }
        return before > 0 ? before : after;
    }

    private static boolean isInWord(String phrase, int place) {
        return isOfWord(phrase.charAt(place - 1)) && isOfWord(phrase.charAt(place));
    }

    /** The same, if a word ends before them, else 0. */
    private static int afterEnd(String phrase) {
        for (int distance = 0; distance <= MOST - USUAL; distance++) {
            for (int last : new int[] {USUAL - distance, USUAL + distance}) {
                int place = phrase.length() - last;
                if (ENDS.indexOf(phrase.charAt(place - 1)) >= 0 && !beginsWord(phrase, place)) {
                    return last;
                }
            }
        }
        return 0;
    }

    private static boolean beginsWord(String phrase, int place) {
        boolean thread = phrase.startsWith("线程", place) && !phrase.startsWith("线程序", place);
        return BEGINS.contains(phrase.substring(place - 1, place + 1)) && !thread;
    }
}
