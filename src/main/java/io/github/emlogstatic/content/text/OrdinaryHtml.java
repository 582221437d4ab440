package io.github.emlogstatic.content.text;

import java.util.Arrays;
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
 * up on any other HTML. The tree is the one that the parser would make, and a listener hears of its nodes. For one text.
 */
final class OrdinaryHtml {

    private static final int MAX_DEPTH = 64;

    /** By the first character of the name, which is an ASCII letter. */
    private static final Kind[][] KINDS = new Kind[0x80][0];

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

    private static final Map<String, Character> ENTITIES = Map.ofEntries(
            Map.entry("amp", '&'),
            Map.entry("lt", '<'),
            Map.entry("gt", '>'),
            Map.entry("quot", '"'),
            Map.entry("nbsp", '\u00a0'),
            Map.entry("ldquo", '“'),
            Map.entry("rdquo", '”'),
            Map.entry("lsquo", '‘'),
            Map.entry("rsquo", '’'),
            Map.entry("hellip", '…'),
            Map.entry("mdash", '—'),
            Map.entry("ndash", '–'),
            Map.entry("middot", '·'),
            Map.entry("#34", '"'),
            Map.entry("#39", '\''),
            Map.entry("#039", '\''),
            Map.entry("#160", '\u00a0'));

    /** Longer texts are rare. */
    private static final int ROOM_OF_THREAD = 1 << 15;

    /** Memory for a text, one for each thread. */
    private static final ThreadLocal<char[]> ROOMS = ThreadLocal.withInitial(() -> new char[ROOM_OF_THREAD]);

    private final char[] html;
    private final int length;
    private final Listener listener;
    private final Kind[] open = new Kind[MAX_DEPTH];
    private int depth;
    private int inside;
    private int at;

    /** The end of the text that was read last. It may be before {@link #at}, because character references are decoded. */
    private int endOfText;

    /** Hears of the nodes of a text, in their order. A text of which it has heard may prove to need a parser. */
    interface Listener {
        void start(Tag tag);

        /**
         * An attribute of the element that has started last. Its name and its value are parts of the array, which may not
         * change, and holds other text later.
         *
         * @return whether the element has no other attribute of that name
         */
        boolean attribute(char[] text, int name, int endOfName, int value, int endOfValue);

        /** A part of the array, which may not change, and holds other text later. */
        void text(char[] text, int from, int end);

        /** The end of the innermost open element. */
        void end(Tag tag);
    }

    private static final class Tree implements Listener {

        private final Element root = new Element(Kind.FRAGMENT.tag, "", null);
        private Element parent = root;

        @Override
        public void start(Tag tag) {
            Element element = new Element(tag, "", null);
            parent.appendChild(element);
            parent = element;
        }

        @Override
        public boolean attribute(char[] text, int name, int endOfName, int value, int endOfValue) {
            String added = new String(text, name, endOfName - name);
            if (parent.hasAttr(added)) {
                return false;
            }
            parent.attributes().add(added, new String(text, value, endOfValue - value));
            return true;
        }

        @Override
        public void text(char[] text, int from, int end) {
            parent.appendChild(new TextNode(new String(text, from, end - from)));
        }

        @Override
        public void end(Tag tag) {
            Element above = parent.parent();
            parent = above == null ? root : above;
        }
    }

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

        boolean isNamed(char[] text, int from, int end) {
            if (end - from != name.length()) {
                return false;
            }
            int i = from;
            while (i < end && text[i] == name.charAt(i - from)) {
                i++;
            }
            return i == end;
        }
    }

    private static void kinds(boolean block, int bit, String... names) {
        for (String name : names) {
            Set<String> parents = PARENTS.getOrDefault(name, Set.of());
            Kind[] known = KINDS[name.charAt(0)];
            Kind[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = new Kind(name, new Element(name).tag(), block, bit, parents, TABLE.contains(name));
            KINDS[name.charAt(0)] = more;
        }
    }

    private OrdinaryHtml(String html, Listener listener) {
        this.length = html.length();
        this.html = length <= ROOM_OF_THREAD ? ROOMS.get() : new char[length];
        this.listener = listener;
        html.getChars(0, length, this.html, 0);
    }

    /** The tree of a fragment, in a {@code body}; empty if a parser must read it. */
    static Optional<Element> parse(String html) {
        Tree tree = new Tree();
        return isRead(html, tree) ? Optional.of(tree.root) : Optional.empty();
    }

    /** Whether a listener has heard of all nodes of a fragment. If not, a parser must read it. */
    static boolean isRead(String html, Listener listener) {
        return new OrdinaryHtml(html, listener).isRead();
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
        int from = at;
        if (!isReadUpTo('<') || around().isTable && !isBlank(from)) {
            return false;
        }
        listener.text(html, from, endOfText);
        return true;
    }

    private boolean isBlank(int from) {
        int i = from;
        while (i < endOfText && (html[i] == ' ' || html[i] == '\n' || html[i] == '\t')) {
            i++;
        }
        return i == endOfText;
    }

    private Kind around() {
        return depth == 0 ? Kind.FRAGMENT : open[depth - 1];
    }

    private boolean isTagRead() {
        boolean isEnd = at + 1 < length && html[at + 1] == '/';
        int from = at + (isEnd ? 2 : 1);
        at = from;
        while (at < length && isNamePart(html[at])) {
            at++;
        }
        Kind kind = from == at ? null : kind(from);
        return kind != null && (isEnd ? isClosed(kind) : isOpened(kind));
    }

    private @Nullable Kind kind(int from) {
        for (Kind kind : KINDS[html[from]]) {
            if (kind.isNamed(html, from, at)) {
                return kind;
            }
        }
        return null;
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
        listener.end(kind.tag);
        return true;
    }

    private boolean isOpened(Kind kind) {
        boolean misplaced = (inside & kind.bit) != 0 || kind.block && (inside & PARAGRAPH) != 0;
        if (misplaced || depth == MAX_DEPTH || !kind.belongsIn(around())) {
            return false;
        }
        listener.start(kind.tag);
        if (!areAttributesRead(kind)) {
            return false;
        }
        if (kind.isVoid()) {
            listener.end(kind.tag);
        } else {
            open[depth++] = kind;
            inside |= kind.bit;
        }
        if (kind.name.equals("pre") && at < length && html[at] == '\n') {
            at++; // parsers ignore it
        }
        return true;
    }

    /** Reads the rest of a start tag. */
    private boolean areAttributesRead(Kind kind) {
        while (at < length) {
            int from = at;
            while (at < length && (html[at] == ' ' || html[at] == '\n')) {
                at++;
            }
            if (at + 1 < length && html[at] == '/' && html[at + 1] == '>' && kind.isVoid()) {
                at++;
            }
            if (at < length && html[at] == '>') {
                at++;
                return true;
            }
            if (from == at || !isAttributeRead()) {
                return false;
            }
        }
        return false;
    }

    private boolean isAttributeRead() {
        int name = at;
        while (at < length && isNamePart(html[at])) {
            at++;
        }
        int endOfName = at;
        if (name == at || at + 1 >= length || html[at] != '=' || html[at + 1] != '"') {
            return false;
        }
        at += 2;
        int value = at;
        if (!isReadUpTo('"') || at == length || !listener.attribute(html, name, endOfName, value, endOfText)) {
            return false;
        }
        at++;
        return true;
    }

    /**
     * Reads up to a mark, or to the end, and decodes character references where they are. False if there is one that editors
     * do not write, or a character that {@link HtmlFragment} has to look at.
     */
    private boolean isReadUpTo(char mark) {
        endOfText = at;
        int done = at;
        while (at < length && html[at] != mark) {
            if (isPlain(html[at])) {
                at = endOfPlain(mark);
            } else if (html[at] == '&') {
                moveBack(done);
                Character meant = reference();
                if (meant == null) {
                    return false;
                }
                html[endOfText++] = meant;
                done = at;
            } else if (!isRareRead()) {
                return false;
            }
        }
        moveBack(done);
        return true;
    }

    /** Moves what was read last to the end of what was decoded before, which is shorter than it was. */
    private void moveBack(int done) {
        if (endOfText < done) {
            System.arraycopy(html, done, html, endOfText, at - done);
        }
        endOfText += at - done;
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

    private @Nullable Character reference() {
        int from = at + 1;
        int end = from;
        while (end < length && end < from + LONGEST_ENTITY && html[end] != ';') {
            end++;
        }
        at = end + 1;
        return end < length && html[end] == ';' ? ENTITIES.get(new String(html, from, end - from)) : null;
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
