package io.github.emlogstatic.export.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Escapes what Markdown would read as markup, and nothing else: an underscore within a word stays, and so
 * does a bracket that no link follows. For one piece of text.
 */
final class TextEscapes {

    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,9})([.)])(?=\\s|$).*", Pattern.DOTALL);
    private static final Pattern ENTITY = Pattern.compile("&#?\\w+;");
    private static final String AT_LINE_START = "#>-+=:~|";

    private final String text;
    private final Dialect dialect;
    private final Place place;
    private final StringBuilder escaped;

    /**
     * Where a text stands.
     *
     * @param atLineStart whether nothing of the line stands before it
     * @param inHeading where a number sign or a brace may end the text
     * @param inLink where every bracket counts
     */
    record Place(boolean atLineStart, boolean inHeading, boolean inLink) {

        /** Within the text of a link or an image. */
        static final Place LINK = new Place(false, false, true);
    }

    private TextEscapes(String text, Dialect dialect, Place place) {
        this.text = text;
        this.dialect = dialect;
        this.place = place;
        this.escaped = new StringBuilder(text.length() + 16);
    }

    static String escape(String text, Dialect dialect, Place place) {
        TextEscapes escapes = new TextEscapes(text, dialect, place);
        int from = place.atLineStart ? escapes.lineStart() : 0;
        for (int i = from; i < text.length(); i++) {
            escapes.character(text.charAt(i), i);
        }
        return escapes.escaped.toString();
    }

    /** Escapes what makes a block of a line. Returns how many characters are done. */
    private int lineStart() {
        char c = text.charAt(0);
        if (AT_LINE_START.indexOf(c) >= 0) {
            escaped.append('\\').append(c);
            return 1;
        }
        if (c == '^') {
            escaped.append("&#94;"); // kramdown ends a block there, and knows no escape
            return 1;
        }
        Matcher numbered = NUMBERED.matcher(text);
        if (numbered.matches()) {
            escaped.append(numbered.group(1)).append('\\').append(numbered.group(2));
            return numbered.end(2);
        }
        return 0;
    }

    private void character(char c, int at) {
        switch (c) {
            case '{' -> escaped.append(place.inHeading ? "\\{" : opensTemplate(at) ? "&#123;" : "{");
            case '&' ->
                escaped.append(ENTITY.matcher(text).region(at, text.length()).lookingAt() ? "&amp;" : "&");
            case ']' -> escaped.append(needsEntity(at) ? "&#93;" : isSpecial(c, at) ? "\\]" : "]");
            case '^' ->
                escaped.append(place.inLink && at == 0 ? "&#94;" : "^"); // else kramdown takes the link for a note
            case '<' -> escaped.append(text.startsWith("!--more", at + 1) ? "&lt;" : isSpecial(c, at) ? "\\<" : "<");
            default -> {
                if (isSpecial(c, at)) {
                    escaped.append('\\');
                }
                escaped.append(c);
            }
        }
    }

    /** Whether the tool heeds no escape there: kramdown sees an address that it does not show, Hexo another link. */
    private boolean needsEntity(int at) {
        return dialect == Dialect.KRAMDOWN && text.startsWith("]:", at)
                || dialect == Dialect.HEXO && place.inLink && text.startsWith("](", at);
    }

    private boolean isSpecial(char c, int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        boolean last = next == 0;
        return switch (c) {
            case '*', '`' -> true;
            case '#' -> place.inHeading;
            case '\\' -> last || isPunctuation(next);
            case '_' -> !(at > 0 && isOfWord(text.charAt(at - 1)) && isOfWord(next));
            case '[' -> place.inLink || last || next == '^' || next == ' ' || next == 'x' || next == 'X';
            case ']' -> place.inLink || last || next == '(' || next == '[' || next == ':';
            case '<' -> last || Character.isLetter(next) || next == '/' || next == '!' || next == '?' || next == '<';
            case '~' -> last || next != ' ';
            case '!' -> last;
            case '|' -> dialect == Dialect.KRAMDOWN;
            case '$' -> dialect == Dialect.KRAMDOWN && (next == '$' || at > 0 && text.charAt(at - 1) == '$');
            default -> false;
        };
    }

    /** Whether an underscore beside it may be within a word. */
    private boolean isOfWord(char c) {
        return Character.isLetter(c) || dialect != Dialect.KRAMDOWN && Character.isDigit(c);
    }

    private boolean opensTemplate(int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : '{';
        return "{%#:<".indexOf(next) >= 0 || at > 0 && text.charAt(at - 1) == '{';
    }

    private static boolean isPunctuation(char c) {
        return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
    }
}
