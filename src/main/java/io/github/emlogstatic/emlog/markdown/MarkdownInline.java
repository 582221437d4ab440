package io.github.emlogstatic.emlog.markdown;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the text of a paragraph in Markdown into HTML, as Parsedown does. */
final class MarkdownInline {

    /** What stands between two places of the text, as HTML. */
    private record Span(int start, int end, String html) {}

    /** The address of a link. */
    private record Target(String url, @Nullable String title) {}

    /** A link or an image. */
    private record Link(String text, Target target, int end) {}

    private static final String BARE = "[^\"'=<>`\\s]";
    private static final String QUOTED = "\"[^\"]*+\"|'[^']*+'";

    /** Parsedown takes {@code a=b?c=d} for two attributes, because nothing need stand between these. */
    private static final String VALUE = "(?:" + BARE + "++(?:(?<=" + BARE + "[a-zA-Z_:][\\w:.-]{0,40})\\s*+=\\s*+(?:"
            + BARE + "++|" + QUOTED + "))*+|" + QUOTED + ")";

    /** As with values, the end of the tag's name may be the name of its first attribute. */
    private static final String ATTRIBUTES = "(?:(?<=[\\w-][a-zA-Z_][\\w-]{0,40})(?:[.][\\w:.-]*+)?+(?:\\s*+=\\s*+"
            + VALUE + ")?+)?+" + "(?:[ ]*+[a-zA-Z_:][\\w:.-]*+(?:\\s*+=\\s*+" + VALUE + ")?+)*+";

    /** An opening tag, with the name, and a slash where it closes itself. */
    static final Pattern OPENING_TAG = Pattern.compile("<(\\w[\\w-]*+)" + ATTRIBUTES + "[ ]*+(/)?>");

    private static final Pattern ANY_TAG =
            Pattern.compile("</\\w[\\w-]*+[ ]*+>|<!---?[^>-](?:-?[^-])*+-->|<\\w[\\w-]*+" + ATTRIBUTES + "[ ]*+/?>");
    private static final Pattern STRUCK = Pattern.compile("~~(?=\\S)(.+?)(?<=\\S)~~", Pattern.UNIX_LINES);
    private static final Pattern ENTITY = Pattern.compile("&#?\\w+;");
    private static final Pattern URL =
            Pattern.compile("\\bhttps?://[^\\s<]+\\b/*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern URL_TAG = Pattern.compile("<(\\w+://[^ >]++)(>)?");
    private static final Pattern MAIL_TAG = Pattern.compile("<((mailto:)?(?>\\S+?@)\\S+?)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TARGET =
            Pattern.compile("[(]\\s*+((?:[^ ()]++|[(][^ )]+[)])++)(?:[ ]+(\"[^\"]*\"|'[^']*'))?\\s*[)]");
    private static final Pattern NAMED_TARGET = Pattern.compile("\\s*\\[(.*?)\\]", Pattern.UNIX_LINES);

    private static final String MARKS = "!\"*_&[:<>`~\\";
    private static final String ESCAPED = "\\`*_{}[]()>#+-.!|";
    private static final int DEEPEST = 40;

    private final boolean breaks;
    private final Map<String, Target> targets = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** @param breaks whether a line break is kept */
    MarkdownInline(boolean breaks) {
        this.breaks = breaks;
    }

    /** emlog takes {@code <pre>} for a {@code p} with an attribute {@code re}, because nothing need stand between these. */
    static boolean opens(String text, String name) {
        Matcher match = OPENING_TAG.matcher(text);
        if (!match.lookingAt()
                || match.group(2) != null
                || !match.group(1).regionMatches(true, 0, name, 0, name.length())) {
            return false;
        }
        String rest = match.group(1).substring(name.length());
        return rest.isEmpty() || rest.charAt(0) == '_' || isLetter(rest.charAt(0));
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    void define(String name, String url, @Nullable String title) {
        targets.put(name, new Target(url, title));
    }

    String html(String text) {
        return new Line(text, false, 0).html();
    }

    /** Reads one text. In the text of a link there are no further links. */
    private final class Line {

        private final String text;
        private final boolean linked;
        private final int depth;
        private final StringBuilder html = new StringBuilder();
        private final MarkdownEmphasis strongStars;
        private final MarkdownEmphasis strongLines;
        private final MarkdownEmphasis stars;
        private final MarkdownEmphasis lines;
        private @Nullable MarkdownCode codes;
        private @Nullable MarkdownBrackets brackets;
        private final int lastAngle;
        private final int lastCommentEnd;
        private final int lastParenthesis;
        private int done;
        private int nextUrl = -1;

        /**
         * No strike-through ends before this position, nor does an address in angle brackets before the next one. They
         * are remembered so that a long text is not searched again for each opening mark.
         */
        private int struckInVain;

        private int urlInVain;

        private int mailInVain;

        Line(String text, boolean linked, int depth) {
            this.text = text;
            this.linked = linked;
            this.depth = depth;
            this.strongStars = new MarkdownEmphasis(text, '*', true);
            this.strongLines = new MarkdownEmphasis(text, '_', true);
            this.stars = new MarkdownEmphasis(text, '*', false);
            this.lines = new MarkdownEmphasis(text, '_', false);
            this.lastAngle = text.lastIndexOf('>');
            this.lastCommentEnd = text.lastIndexOf("-->", lastAngle);
            this.lastParenthesis = text.lastIndexOf(')');
        }

        String html() {
            if (depth > DEEPEST) {
                return Markdown.escapedText(text);
            }
            int at = nextMark(0);
            while (at < text.length()) {
                Span span = span(at);
                if (span == null) {
                    plain(at + 1);
                } else {
                    plain(span.start());
                    html.append(span.html());
                    done = span.end();
                }
                at = nextMark(done);
            }
            plain(text.length());
            return html.toString();
        }

        private int nextMark(int from) {
            int at = from;
            while (at < text.length() && MARKS.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return at;
        }

        private void plain(int to) {
            html.append(broken(text.substring(done, to)));
            done = to;
        }

        private @Nullable Span span(int at) {
            return switch (text.charAt(at)) {
                case '"' -> new Span(at, at + 1, "&quot;");
                case '>' -> new Span(at, at + 1, "&gt;");
                case '&' -> looking(ENTITY, at) == null ? new Span(at, at + 1, "&amp;") : null;
                case '!' -> image(at);
                case '[' -> linked ? null : link(at);
                case '*', '_' -> emphasis(at);
                case ':' -> url(at);
                case '<' -> tag(at);
                case '`' -> code(at);
                case '~' -> struck(at);
                default -> escaped(at);
            };
        }

        private @Nullable Matcher looking(Pattern pattern, int at) {
            Matcher match = pattern.matcher(text).region(at, text.length());
            return match.lookingAt() ? match : null;
        }

        private @Nullable Span escaped(int at) {
            boolean escapes = at + 1 < text.length() && ESCAPED.indexOf(text.charAt(at + 1)) >= 0;
            return escapes ? new Span(at, at + 2, text.substring(at + 1, at + 2)) : null;
        }

        private @Nullable Span code(int at) {
            MarkdownCode code = codes == null ? new MarkdownCode(text) : codes;
            codes = code;
            MarkdownCode.Found found = code.at(at);
            return found == null
                    ? null
                    : new Span(
                            at,
                            found.end(),
                            "<code>" + Markdown.escapedText(found.code().replaceAll("(?<! )[ ]*+\n", " ")) + "</code>");
        }

        private @Nullable Span struck(int at) {
            if (at < struckInVain) {
                return null;
            }
            Matcher match = looking(STRUCK, at);
            if (match != null) {
                return new Span(at, match.end(), "<del>" + inner(match.group(1)) + "</del>");
            }
            if (text.startsWith("~~", at) && !isSpace(at + 2)) {
                int end = text.indexOf('\n', at);
                struckInVain = end < 0 ? text.length() : end;
            }
            return null;
        }

        private boolean isSpace(int at) {
            return at >= text.length() || Character.isWhitespace(text.charAt(at));
        }

        private @Nullable Span emphasis(int at) {
            if (at + 1 >= text.length()) {
                return null;
            }
            boolean star = text.charAt(at) == '*';
            if (text.charAt(at + 1) == text.charAt(at)) {
                int end = (star ? strongStars : strongLines).end(at);
                if (end >= 0) {
                    return new Span(at, end, "<strong>" + inner(text.substring(at + 2, end - 2)) + "</strong>");
                }
            }
            int end = (star ? stars : lines).end(at);
            return end < 0 ? null : new Span(at, end, "<em>" + inner(text.substring(at + 1, end - 1)) + "</em>");
        }

        private String inner(String inside) {
            return new Line(inside, linked, depth + 1).html();
        }

        /** A bare address: the first one in the rest of the text, if its colon is at this position. */
        private @Nullable Span url(int at) {
            if (linked || at + 2 >= text.length() || text.charAt(at + 2) != '/') {
                return null;
            }
            Matcher url = looking(URL, done);
            if (url == null) {
                if (nextUrl < done) {
                    Matcher later = URL.matcher(text).region(done, text.length());
                    nextUrl = later.find() ? later.start() : text.length();
                }
                url = nextUrl <= at ? looking(URL, nextUrl) : null;
            }
            return url == null || url.start() > at
                    ? null
                    : new Span(url.start(), url.end(), anchor(url.group(), url.group()));
        }

        private @Nullable Span tag(int at) {
            if (lastAngle < at) {
                return new Span(at, at + 1, "&lt;");
            }
            Matcher url = at < urlInVain ? null : looking(URL_TAG, at);
            if (url != null && url.group(2) != null) {
                return new Span(at, url.end(), anchor(url.group(1), url.group(1)));
            }
            urlInVain = url == null ? urlInVain : url.end();
            Matcher mail = at < mailInVain ? null : looking(MAIL_TAG, at);
            if (mail != null) {
                String scheme = mail.group(2) == null ? "mailto:" : "";
                return new Span(at, mail.end(), anchor(scheme + mail.group(1), mail.group(1)));
            }
            while (!isSpace(Math.max(at, mailInVain))) {
                mailInVain = Math.max(at, mailInVain) + 1;
            }
            boolean open = text.startsWith("<!", at) && lastCommentEnd < at;
            Matcher tag = open ? null : looking(ANY_TAG, at);
            return tag == null ? new Span(at, at + 1, "&lt;") : new Span(at, tag.end(), tag.group());
        }

        private String anchor(String url, String shown) {
            return "<a href=\"" + Markdown.escapedAttribute(url) + "\">" + Markdown.escapedText(shown) + "</a>";
        }

        private @Nullable Span link(int at) {
            Link link = linkAt(at);
            return link == null
                    ? null
                    : new Span(
                            at,
                            link.end(),
                            "<a href=\""
                                    + Markdown.escapedAttribute(link.target().url()) + "\"" + title(link) + ">"
                                    + new Line(link.text(), true, depth + 1).html() + "</a>");
        }

        private @Nullable Span image(int at) {
            Link link = text.startsWith("[", at + 1) ? linkAt(at + 1) : null;
            return link == null
                    ? null
                    : new Span(
                            at,
                            link.end(),
                            "<img src=\""
                                    + Markdown.escapedAttribute(link.target().url()) + "\" alt=\""
                                    + Markdown.escapedAttribute(link.text()) + "\"" + title(link) + " />");
        }

        private static String title(Link link) {
            String title = link.target().title();
            return title == null ? "" : " title=\"" + Markdown.escapedAttribute(title) + "\"";
        }

        /**
         * The link that the first pair of brackets from here on makes. Like Parsedown, it counts the link's length from
         * here, even if the brackets come later.
         */
        private @Nullable Link linkAt(int at) {
            MarkdownBrackets pairs = brackets == null ? new MarkdownBrackets(text) : brackets;
            brackets = pairs;
            int open = pairs.firstClosed(at);
            if (open < 0) {
                return null;
            }
            String shown = text.substring(open + 1, pairs.close(open));
            int rest = at + shown.length() + 2;
            Matcher target = lastParenthesis < rest ? null : looking(TARGET, rest);
            if (target != null) {
                String title = target.group(2);
                return new Link(
                        shown,
                        new Target(target.group(1), title == null ? null : title.substring(1, title.length() - 1)),
                        target.end());
            }
            Matcher named = looking(NAMED_TARGET, rest);
            String name = named == null || named.group(1).isEmpty() ? shown : named.group(1);
            Target defined = targets.get(name);
            return defined == null ? null : new Link(shown, defined, named == null ? rest : named.end());
        }
    }

    /** A text without marks. */
    private String broken(String text) {
        StringBuilder html = new StringBuilder();
        int done = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', done)) {
            int bare = end;
            while (bare > done && text.charAt(bare - 1) == ' ') {
                bare--;
            }
            html.append(text, done, bare).append(breaks || end - bare > 1 ? "<br />\n" : "\n");
            done = end + 1;
        }
        return html.append(text, done, text.length()).toString();
    }
}
