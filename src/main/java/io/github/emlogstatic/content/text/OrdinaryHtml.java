package io.github.emlogstatic.content.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Reads HTML in which nothing needs repair: the elements that editors write, each with its end tag, and where HTML
 * allows it. Most texts are like that, and it reads them in a fraction of the time that a real parser takes. It gives
 * up on any other HTML. The tree is the one that the parser would make. For one text.
 */
final class OrdinaryHtml {

    private static final int MAX_DEPTH = 64;

    private static final Map<String, Kind> KINDS = new HashMap<>();

    /** Elements that may contain others of their kind have this number. All headings share one of the other numbers. */
    private static final int NESTED = 0;

    private static final int PARAGRAPH = 1;

    private static final Set<String> TABLE = Set.of("table", "thead", "tbody", "tfoot", "tr");

    private static final Map<String, Set<String>> PARENTS = Map.of(
            "li", Set.of("ul", "ol"),
            "dt", Set.of("dl"),
            "dd", Set.of("dl"),
            "thead", Set.of("table"),
            "tbody", Set.of("table"),
            "tfoot", Set.of("table"),
            "tr", Set.of("thead", "tbody", "tfoot"),
            "td", Set.of("tr"),
            "th", Set.of("tr"));

    /** Room for the rest of a text behind its first character reference. */
    private static final int ROOM = 128;

    /** The longest of {@link #ENTITIES}. */
    private static final int LONGEST_ENTITY = 6;

    static {
        kinds(true, NESTED, "blockquote", "center", "div", "dl", "figcaption", "figure", "ol", "pre", "section", "ul");
        kinds(true, NESTED, "li", "dd", "dt", "hr");
        kinds(true, NESTED, "table", "thead", "tbody", "tfoot", "tr", "td", "th");
        kinds(true, PARAGRAPH, "p");
        kinds(true, 2, "h1", "h2", "h3", "h4", "h5", "h6");
        kinds(false, NESTED, "span", "sub", "sup", "del", "ins", "mark", "kbd", "q", "br", "img");
        int own = 4;
        for (String formatting : List.of("a", "b", "code", "em", "font", "i", "s", "small", "strike", "strong", "u")) {
            kinds(false, own, formatting);
            own *= 2;
        }
    }

    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("nbsp", "\u00a0"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("lsquo", "‘"),
            Map.entry("rsquo", "’"),
            Map.entry("hellip", "…"),
            Map.entry("mdash", "—"),
            Map.entry("ndash", "–"),
            Map.entry("middot", "·"),
            Map.entry("#34", "\""),
            Map.entry("#39", "'"),
            Map.entry("#039", "'"),
            Map.entry("#160", "\u00a0"));

    /** Longer texts are rare. */
    private static final int ROOM_OF_THREAD = 1 << 15;

    /** Memory for a text, one for each thread. */
    private static final ThreadLocal<char[]> ROOMS = ThreadLocal.withInitial(() -> new char[ROOM_OF_THREAD]);

    private final char[] html;
    private final int length;
    private final Element root = new Element(Kind.FRAGMENT.tag, "", null);
    private final Kind[] open = new Kind[MAX_DEPTH];
    private Element parent = root;
    private int depth;
    private int inside;
    private int at;

    /**
     * What is known about the elements of a name.
     *
     * @param block whether it may not be in a paragraph
     * @param bit set in {@link #inside} while it is open; 0 if it may be in itself
     * @param parents those that it may have; empty if it may have any but parts of tables
     * @param isTable whether it is a part of a table other than a cell, which may hold no text
     */
    private record Kind(String name, Tag tag, boolean block, int bit, Set<String> parents, boolean isTable) {

        static final Kind FRAGMENT = new Kind("", new Element("body").tag(), true, NESTED, Set.of(), false);

        boolean isVoid() {
            return tag.is(Tag.Void);
        }

        boolean belongsIn(Kind parent) {
            return parents.isEmpty() ? !parent.isTable : parents.contains(parent.name);
        }
    }

    private static void kinds(boolean block, int bit, String... names) {
        for (String name : names) {
            Set<String> parents = PARENTS.getOrDefault(name, Set.of());
            KINDS.put(name, new Kind(name, new Element(name).tag(), block, bit, parents, TABLE.contains(name)));
        }
    }

    private OrdinaryHtml(String html) {
        this.length = html.length();
        this.html = length <= ROOM_OF_THREAD ? ROOMS.get() : new char[length];
        html.getChars(0, length, this.html, 0);
    }

    /** The tree of a fragment, in a {@code body}; empty if a parser must read it. */
    static Optional<Element> parse(String html) {
        OrdinaryHtml ordinary = new OrdinaryHtml(html);
        return ordinary.isRead() ? Optional.of(ordinary.root) : Optional.empty();
    }

    private boolean isRead() {
        while (at < length) {
            if (html[at] != '<' ? !isTextRead() : !isTagRead()) {
                return false;
            }
        }
        return depth == 0;
    }

    private boolean isTextRead() {
        String text = upTo('<');
        if (text == null) {
            return false;
        }
        TextNode node = new TextNode(text);
        parent.appendChild(node);
        return !around().isTable || node.isBlank();
    }

    private Kind around() {
        return depth == 0 ? Kind.FRAGMENT : open[depth - 1];
    }

    private boolean isTagRead() {
        boolean end = at + 1 < length && html[at + 1] == '/';
        int from = at + (end ? 2 : 1);
        at = from;
        while (at < length && isNamePart(html[at])) {
            at++;
        }
        Kind kind = KINDS.get(new String(html, from, at - from));
        return kind != null && (end ? isClosed(kind) : isOpened(kind));
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
    }

    private boolean isClosed(Kind kind) {
        if (around() != kind || at == length || html[at] != '>') {
            return false;
        }
        at++;
        depth--;
        inside &= ~kind.bit;
        Element above = parent.parent();
        parent = above == null ? root : above;
        return true;
    }

    private boolean isOpened(Kind kind) {
        boolean misplaced = (inside & kind.bit) != 0 || kind.block && (inside & PARAGRAPH) != 0;
        Element element = new Element(kind.tag, "", null);
        if (misplaced || depth == MAX_DEPTH || !kind.belongsIn(around()) || !areAttributesRead(element)) {
            return false;
        }
        parent.appendChild(element);
        if (!kind.isVoid()) {
            open[depth++] = kind;
            inside |= kind.bit;
            parent = element;
        }
        if (kind.name.equals("pre") && at < length && html[at] == '\n') {
            at++; // parsers ignore it
        }
        return true;
    }

    /** Reads the rest of a start tag. */
    private boolean areAttributesRead(Element element) {
        while (at < length) {
            int from = at;
            while (at < length && (html[at] == ' ' || html[at] == '\n')) {
                at++;
            }
            if (at + 1 < length
                    && html[at] == '/'
                    && html[at + 1] == '>'
                    && element.tag().is(Tag.Void)) {
                at++;
            }
            if (at < length && html[at] == '>') {
                at++;
                return true;
            }
            if (from == at || !isAttributeRead(element)) {
                return false;
            }
        }
        return false;
    }

    private boolean isAttributeRead(Element element) {
        int from = at;
        while (at < length && isNamePart(html[at])) {
            at++;
        }
        if (from == at || at + 1 >= length || html[at] != '=' || html[at + 1] != '"') {
            return false;
        }
        String name = new String(html, from, at - from);
        at += 2;
        String value = upTo('"');
        if (value == null || at == length || element.hasAttr(name)) {
            return false;
        }
        at++;
        element.attributes().add(name, value);
        return true;
    }

    /**
     * Reads up to a mark, or to the end, and decodes character references. Null if there is one that editors do not write,
     * or a character that {@link HtmlFragment} has to look at.
     */
    private @Nullable String upTo(char mark) {
        StringBuilder text = null;
        int done = at;
        while (at < length && html[at] != mark) {
            if (isPlain(html[at])) {
                at = endOfPlain(mark);
            } else if (html[at] == '&') {
                text = text == null ? new StringBuilder(2 * (at - done) + ROOM) : text;
                text.append(html, done, at - done);
                String entity = entity();
                if (entity == null) {
                    return null;
                }
                text.append(entity);
                done = at;
            } else if (!isRareRead()) {
                return null;
            }
        }
        return text == null
                ? new String(html, done, at - done)
                : text.append(html, done, at - done).toString();
    }

    private int endOfPlain(char mark) {
        int end = at + 1;
        while (end < length && html[end] != mark && isPlain(html[end])) {
            end++;
        }
        return end;
    }

    /** Whether a character stands for itself. */
    private static boolean isPlain(char c) {
        return c < 0x7F ? c >= ' ' && c != '&' && c != '[' || c == '\n' || c == '\t' : isLetter(c);
    }

    private static boolean isLetter(char c) {
        return c >= 0xA0 && c < 0xD800 || c >= 0xFF00 && c < 0xFFF0;
    }

    private @Nullable String entity() {
        int from = at + 1;
        int end = from;
        while (end < length && end < from + LONGEST_ENTITY && html[end] != ';') {
            end++;
        }
        at = end + 1;
        return end < length ? ENTITIES.get(new String(html, from, end - from)) : null;
    }

    /** Reads a bracket that is not that of {@code [toc]}, or one of the rarer characters. */
    private boolean isRareRead() {
        int c = Character.codePointAt(html, at, length);
        at += Character.charCount(c);
        return c == '['
                ? !"toc]".equalsIgnoreCase(new String(html, at, Math.min(4, length - at)))
                : CleanText.isLegal(c) && c != '\r';
    }
}
