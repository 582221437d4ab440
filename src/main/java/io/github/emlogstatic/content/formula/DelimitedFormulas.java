package io.github.emlogstatic.content.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds formulas by their delimiters: {@code $$…$$}, {@code \[…\]} and four of the environments that MathJax takes
 * ({@code equation}, {@code align}, {@code alignat}, {@code gather}, with or without a star) stand alone, {@code $…$} and
 * {@code \(…\)} are in a line. Prices ({@code $5}), variables ({@code $_GET}, {@code ${HOME}}) and calls ({@code $(…)},
 * {@code $.get}) are no formulas. Takes time that grows as the text does: readers write it, too.
 */
final class DelimitedFormulas {

    /** Stands for a {@code br} element. Only formulas that stand alone go on after it. */
    static final char BREAK = '\u2028';

    private static final int LONGEST_BETWEEN_DOLLARS = 300;
    private static final Pattern ENVIRONMENT = Pattern.compile("\\\\begin\\{((?:equation|align|alignat|gather)\\*?)}");

    /**
     * {@code \label}, which KaTeX does not know. It is left out, because a {@code \ref} to it would not work either.
     */
    private static final Pattern LABEL = Pattern.compile("\\\\label\\{[^{}]*+}");

    /** The number that an author gave to an equation, and what follows. */
    private static final Pattern TAG = Pattern.compile("(\\\\tag\\*?\\{[^{}]*+})(.*)", Pattern.DOTALL);

    /** Chinese, Japanese or Korean, but for an index ({@code v_平}). */
    private static final Pattern EAST_ASIAN =
            Pattern.compile("(?<![_^])[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]");

    private static final Pattern PAUSE = Pattern.compile("[，。；、]");

    private static final Pattern RELATION = Pattern.compile("[=&^_]");

    /** How authors set Chinese apart from other letters in a sentence. */
    private static final Pattern SPACED = Pattern.compile("\\p{IsHan} \\w|\\w \\p{IsHan}");

    private static final Pattern SIGN = Pattern.compile("[\\\\^_{=+<>]|^[A-Za-z]'*$");

    /** Numbers, letters and signs without a word: {@code 15''}, {@code f/4}, {@code (x, y)}, {@code n!}, {@code ABC}. */
    private static final Pattern SIMPLE = Pattern.compile(
            "^[-(\\[|]*[A-Za-z0-9]" + "(?:[A-Za-z0-9.!()\\[\\]|]|(?<=[A-Za-z0-9)'])'| ?[-*/,:;] ?)*+(?<![-*/,:; ])$");

    private static final Pattern WORD =
            Pattern.compile("[A-Za-z]{2}[a-z]|[A-Za-z][a-z][A-Za-z]|[a-z][A-Za-z]{2}|[A-Z]{5}");

    /** @param certain whether this must be a formula. A number between dollars may be a price. */
    record Found(int start, int end, Formula formula, boolean certain) {}

    private final String text;
    private final Ahead dollars;
    private final Ahead doubleDollars;
    private final Ahead parentheses;
    private final Ahead brackets;
    private final Ahead breaks;
    private final Map<String, Ahead> commands = new HashMap<>();
    private final List<Found> found = new ArrayList<>();

    private DelimitedFormulas(String text) {
        this.text = text;
        dollars = new Ahead(text, "$");
        doubleDollars = new Ahead(text, "$$");
        parentheses = new Ahead(text, "\\)");
        brackets = new Ahead(text, "\\]");
        breaks = new Ahead(text, String.valueOf(BREAK));
    }

    /** The formulas of a text, in order. */
    static List<Found> in(String text) {
        DelimitedFormulas formulas = new DelimitedFormulas(text);
        for (int at = 0; at < text.length(); ) {
            at = switch (text.charAt(at)) {
                case '$' -> formulas.dollars(at);
                case '\\' -> formulas.backslash(at);
                default -> at + 1;
            };
        }
        return formulas.found;
    }

    private int dollars(int start) {
        int count = 1;
        while (text.startsWith("$", start + count)) {
            count++;
        }
        return switch (count) {
            case 1 -> oneDollar(start);
            case 2 -> until(doubleDollars.from(start + 3), start, true);
            default -> start + count;
        };
    }

    private int backslash(int start) {
        if (text.startsWith("[", start + 1)) {
            return until(brackets.from(start + 3), start, true);
        }
        if (text.startsWith("begin{", start + 1)) {
            return environment(start);
        }
        if (!text.startsWith("(", start + 1)) {
            return start + 2; // What it escapes opens nothing.
        }
        int end = parentheses.from(start + 3);
        return until(breaks.from(start) < end ? Ahead.NONE : end, start, false);
    }

    /** Its delimiters are a part of the formula. The star keeps KaTeX from numbering, which MathJax does not do, either. */
    private int environment(int start) {
        Matcher begin = ENVIRONMENT.matcher(text).region(start, text.length());
        if (!begin.lookingAt()) {
            return start + 2;
        }
        String name = begin.group(1);
        String last = "\\end{" + name + "}";
        int end = ahead(last, begin.end());
        if (end == Ahead.NONE || ahead(begin.group(), begin.end()) < end) {
            return begin.end(); // Nobody closed it.
        }
        String inner = formula(begin.end(), end, true).tex();
        if (!isMathematics(inner)) {
            return begin.end();
        }
        if (name.startsWith("equation")) {
            inner = TAG.matcher(inner).replaceFirst("$2$1"); // It has one line. Its number is to its right.
        }
        String starred = name.endsWith("*") ? name : name + "*";
        Formula formula = new Formula("\\begin{" + starred + "}" + inner + "\\end{" + starred + "}", true);
        found.add(new Found(start, end + last.length(), formula, true));
        return end + last.length();
    }

    private int ahead(String command, int at) {
        return commands.computeIfAbsent(command, any -> new Ahead(text, command))
                .from(at);
    }

    /**
     * Whether the text between two delimiters is a formula, and not a sentence that merely mentions these commands. A
     * formula may have East Asian names or Chinese commas, but not both.
     */
    private static boolean isMathematics(String tex) {
        String outer = outsideBraces(tex);
        Matcher pause = PAUSE.matcher(outer);
        if (!EAST_ASIAN.matcher(outer).find()) {
            return !pause.lookingAt()
                    && (tex.indexOf('&') >= 0 || SIGN.matcher(tex).find());
        }
        return !pause.find()
                && (tex.indexOf('\\') >= 0
                        || RELATION.matcher(tex).find()
                                && !SPACED.matcher(outer).find());
    }

    /** Notes the formula between two delimiters of two characters. Returns where to go on. */
    private int until(int end, int start, boolean display) {
        if (end == Ahead.NONE) {
            return start + 2;
        }
        found.add(new Found(start, end + 2, formula(start + 2, end, display), true));
        return end + 2;
    }

    private int oneDollar(int start) {
        int end = dollars.from(start + 1);
        if (end - start - 1 > LONGEST_BETWEEN_DOLLARS) {
            return start + 1;
        }
        String tex = text.substring(start + 1, end);
        if (!mayBeTex(tex) || goesOn(tex, end + 1)) {
            return start + 1;
        }
        boolean certain = SIGN.matcher(tex).find();
        if (certain || isSimple(tex, start)) {
            found.add(new Found(start, end + 1, formula(start + 1, end, false), certain));
        }
        return end + 1;
    }

    private boolean isSimple(String tex, int start) {
        return (start == 0 || !isLetterOrDigit(text.charAt(start - 1))) // US$5, 5$
                && SIMPLE.matcher(tex).find()
                && !WORD.matcher(tex).find();
    }

    private static boolean mayBeTex(String tex) {
        return !Character.isWhitespace(tex.charAt(0))
                && tex.charAt(0) != '.'
                && !Character.isWhitespace(tex.charAt(tex.length() - 1))
                && tex.indexOf('\n') < 0
                && tex.indexOf(BREAK) < 0
                && (tex.indexOf('\\') >= 0
                        || !EAST_ASIAN.matcher(outsideBraces(tex)).find());
    }

    /** Whether the dollar before this place begins a variable, a call or a price, and so ends no formula. */
    private boolean goesOn(String tex, int at) {
        if (at == text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return isLetterOrDigit(c) || c == '_' || c == '{' || c == '(' && tex.startsWith("(");
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    /** The text without what is in braces ({@code v_{平均}}). */
    private static String outsideBraces(String tex) {
        StringBuilder outer = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < tex.length(); i++) {
            char c = tex.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                outer.append(c);
            }
        }
        return outer.toString();
    }

    private Formula formula(int start, int end, boolean display) {
        String tex = text.substring(start, end).replace(BREAK, '\n');
        return new Formula(LABEL.matcher(tex).replaceAll("").strip(), display);
    }

    /** Finds the next place of a mark. Each place is searched only once, unless somebody asks for an earlier one. */
    private static final class Ahead {

        static final int NONE = Integer.MAX_VALUE;

        private final String text;
        private final String mark;
        private int next = -1;

        Ahead(String text, String mark) {
            this.text = text;
            this.mark = mark;
        }

        int from(int at) {
            if (next < at) {
                int found = text.indexOf(mark, at);
                next = found < 0 ? NONE : found;
            }
            return next;
        }
    }
}
