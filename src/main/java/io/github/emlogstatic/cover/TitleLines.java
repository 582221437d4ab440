package io.github.emlogstatic.cover;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Breaks a title into lines of about the same width. Between Chinese words there is no space, so a line rather ends with
 * a mark or with a character that often ends a word.
 *
 * @param width of a text in one line
 */
record TitleLines(ToDoubleFunction<String> width) {

    private static final String ENDS = "的了着过和与里是在";

    /** A line that is filled to this share may end at a better place. */
    private static final double FULL = 0.6;

    /** Narrower lines are tried in steps of this share of the room. */
    private static final double STEP = 0.04;

    private static final String MORE = "…";

    /**
     * The lines of a text, none of them wider than the room.
     *
     * @param most how many lines there may be; what is left of the text is replaced by three dots
     */
    List<String> of(String text, double room, int most) {
        List<String> lines = greedy(text.strip(), room);
        if (lines.size() > most) {
            List<String> first = new ArrayList<>(lines.subList(0, most - 1));
            first.add(shortened(lines.get(most - 1), room));
            return first;
        }
        return even(text.strip(), lines, room);
    }

    /** The text in one line, shortened if it is too wide. */
    String one(String text, double room) {
        return width.applyAsDouble(text) <= room ? text : shortened(text, room);
    }

    private String shortened(String text, double room) {
        int end = text.length();
        while (end > 0 && width.applyAsDouble(text.substring(0, end).strip() + MORE) > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).strip() + MORE;
    }

    /** The same number of lines in a room as narrow as possible, so that the last one is no single character. */
    private List<String> even(String text, List<String> lines, double room) {
        List<String> best = lines;
        for (double narrow = room * (1 - STEP); narrow > room / 2; narrow -= room * STEP) {
            List<String> tried = greedy(text, narrow);
            if (tried.size() > lines.size()) {
                return best;
            }
            best = tried;
        }
        return best;
    }

    private List<String> greedy(String text, double room) {
        List<String> lines = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        int start = 0;
        while (start < text.length()) {
            int end = end(text, start, breaks, room);
            lines.add(text.substring(start, end).strip());
            start = end;
        }
        return lines;
    }

    private int end(String text, int start, BreakIterator breaks, double room) {
        int last = start;
        int good = start;
        for (int end = breaks.following(start); end != BreakIterator.DONE; end = breaks.next()) {
            double wide = width.applyAsDouble(text.substring(start, end).strip());
            if (wide > room) {
                break;
            }
            last = end;
            if (wide > room * FULL && isBetweenWords(text, end)) {
                good = end;
            }
        }
        if (last == start) {
            return within(text, start, room);
        }
        return last < text.length() && good > start ? good : last;
    }

    private static boolean isBetweenWords(String text, int at) {
        char before = text.charAt(at - 1);
        return !Character.isLetterOrDigit(before) || ENDS.indexOf(before) >= 0;
    }

    /** A word that is wider than the room is cut. */
    private int within(String text, int start, double room) {
        int end = text.offsetByCodePoints(start, 1);
        while (end < text.length()
                && width.applyAsDouble(text.substring(start, text.offsetByCodePoints(end, 1))) <= room) {
            end = text.offsetByCodePoints(end, 1);
        }
        return end;
    }
}
