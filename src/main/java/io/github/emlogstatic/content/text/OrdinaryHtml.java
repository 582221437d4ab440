package io.github.emlogstatic.content.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Attributes;
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

    static {
        kinds(true, NESTED, "blockquote", "center", "div", "dl", "figcaption", "figure", "ol", "pre", "section", "ul");
        kinds(true, NESTED, "li", "dd", "dt", "hr");
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

    private final char[] html;
    private final Element root = new Element("body");
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
     */
    private record Kind(String name, Tag tag, boolean block, int bit) {

        boolean isVoid() {
            return tag.is(Tag.Void);
        }

        /** Whether the element may have a parent of another kind. */
        boolean belongsIn(String parent) {
            return switch (name) {
                case "li" -> parent.equals("ul") || parent.equals("ol");
                case "dt", "dd" -> parent.equals("dl");
                default -> true;
            };
        }
    }

    private static void kinds(boolean block, int bit, String... names) {
        for (String name : names) {
            KINDS.put(name, new Kind(name, new Element(name).tag(), block, bit));
        }
    }

    private OrdinaryHtml(String html) {
        this.html = html.toCharArray();
    }

    /**
     * The tree of a fragment, in a {@code body}; empty if a parser must read it.
     *
     * @param html as {@link CleanText} returns it
     */
    static Optional<Element> parse(String html) {
        OrdinaryHtml ordinary = new OrdinaryHtml(html);
        return ordinary.isRead() ? Optional.of(ordinary.root) : Optional.empty();
    }

    private boolean isRead() {
        while (at < html.length) {
            if (html[at] != '<' ? !isTextRead() : !isTagRead()) {
                return false;
            }
        }
        return depth == 0;
    }

    private boolean isTextRead() {
        int from = at;
        at = find('<');
        String text = decoded(from, at);
        if (text != null) {
            parent.appendChild(new TextNode(text));
        }
        return text != null;
    }

    private int find(char mark) {
        int i = at;
        while (i < html.length && html[i] != mark) {
            i++;
        }
        return i;
    }

    private boolean isTagRead() {
        boolean end = at + 1 < html.length && html[at + 1] == '/';
        int from = at + (end ? 2 : 1);
        at = from;
        while (at < html.length && isNamePart(html[at])) {
            at++;
        }
        Kind kind = KINDS.get(new String(html, from, at - from));
        return kind != null && (end ? isClosed(kind) : isOpened(kind));
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
    }

    private boolean isClosed(Kind kind) {
        if (depth == 0 || open[depth - 1] != kind || at == html.length || html[at] != '>') {
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
        String above = depth == 0 ? "" : open[depth - 1].name;
        boolean misplaced = (inside & kind.bit) != 0 || kind.block && (inside & PARAGRAPH) != 0;
        if (misplaced || !kind.belongsIn(above) || depth == MAX_DEPTH) {
            return false;
        }
        Attributes attributes = new Attributes();
        if (!areRead(attributes, kind.isVoid())) {
            return false;
        }
        Element element = new Element(kind.tag, "", attributes.isEmpty() ? null : attributes);
        parent.appendChild(element);
        if (!kind.isVoid()) {
            open[depth++] = kind;
            inside |= kind.bit;
            parent = element;
        }
        if (kind.name.equals("pre") && at < html.length && html[at] == '\n') {
            at++; // parsers ignore it
        }
        return true;
    }

    /** Reads the rest of a start tag. */
    private boolean areRead(Attributes attributes, boolean mayEndItself) {
        while (at < html.length) {
            int from = at;
            while (at < html.length && (html[at] == ' ' || html[at] == '\n')) {
                at++;
            }
            if (at + 1 < html.length && html[at] == '/' && html[at + 1] == '>' && mayEndItself) {
                at++;
            }
            if (at < html.length && html[at] == '>') {
                at++;
                return true;
            }
            if (from == at || !isAttributeRead(attributes)) {
                return false;
            }
        }
        return false;
    }

    private boolean isAttributeRead(Attributes attributes) {
        int from = at;
        while (at < html.length && isNamePart(html[at])) {
            at++;
        }
        if (from == at || at + 1 >= html.length || html[at] != '=' || html[at + 1] != '"') {
            return false;
        }
        String name = new String(html, from, at - from);
        at += 2;
        int start = at;
        at = find('"');
        String value = at < html.length ? decoded(start, at) : null;
        at++;
        if (value == null || attributes.hasKey(name)) {
            return false;
        }
        attributes.add(name, value);
        return true;
    }

    /** The text without character references; null if one is not among those that editors write. */
    private @Nullable String decoded(int from, int to) {
        StringBuilder text = null;
        int done = from;
        for (int i = from; i < to; i++) {
            if (html[i] == '&') {
                int end = i + 1;
                while (end < to && end < i + 8 && html[end] != ';') {
                    end++;
                }
                String entity = end < to ? ENTITIES.get(new String(html, i + 1, end - i - 1)) : null;
                if (entity == null) {
                    return null;
                }
                text = text == null ? new StringBuilder(to - from) : text;
                text.append(html, done, i - done).append(entity);
                done = end + 1;
                i = end;
            }
        }
        return text == null
                ? new String(html, from, to - from)
                : text.append(html, done, to - done).toString();
    }
}
