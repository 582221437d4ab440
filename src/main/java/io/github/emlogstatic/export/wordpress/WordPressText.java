package io.github.emlogstatic.export.wordpress;

import io.github.emlogstatic.content.text.HtmlFragment;
import io.github.emlogstatic.export.blog.Slugs;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Texts as WordPress keeps them. It changes line ends into tags, and runs short codes, when it shows a text. */
final class WordPressText {

    private static final Pattern SHORT_CODE =
            Pattern.compile("\\[(?=/?(?:caption|wp_caption|gallery|audio|video|playlist|embed)\\b)");
    private static final Pattern SPACES = Pattern.compile("[ \\t\\n\\r\\f]+");
    private static final String LINE_END = "\u2028"; // which no space of the HTML is
    private static final Pattern SHOWN_LINE_END = Pattern.compile(" *" + LINE_END + " *");
    private static final Pattern OCTET = Pattern.compile("%(?=[0-9A-Fa-f]{2})");
    private static final int LONGEST_NAME = 200;
    private static final Pattern LINE_ENDS = Pattern.compile("\\n{3,}");
    private static final Set<String> AS_IT_IS = Set.of("pre", "textarea", "script", "style");
    private static final Set<String> BLOCKS = Set.of("""
            p h1 h2 h3 h4 h5 h6 blockquote ul ol
            pre hr table div details dl figure""".split("\\s+"));

    private WordPressText() {}

    /**
     * The HTML of an article, without the line ends that WordPress would show.
     *
     * @param address of the article: links to places in it have that too, because the importer takes {@code #place} for a
     *     place on the home page
     */
    static String article(String html, String address) {
        Element body = HtmlFragment.parse(html);
        body.select("a[href^=#]").forEach(link -> link.attr("href", address + link.attr("href")));
        collapseSpaces(body);
        StringBuilder lines = new StringBuilder();
        for (Node node : body.childNodes()) {
            boolean block = isBlock(node);
            if (node instanceof TextNode text
                    && text.isBlank()
                    && (lines.isEmpty() || isBlock(node.nextSibling()) || isBlock(node.previousSibling()))) {
                continue;
            }
            lines.append(block ? "\n" : "").append(html(node)).append(block ? "\n" : "");
        }
        String collected = LINE_ENDS.matcher(lines).replaceAll("\n\n").strip();
        return SHORT_CODE.matcher(collected).replaceAll("&#91;");
    }

    private static void collapseSpaces(Element body) {
        body.traverse((NodeVisitor) (node, depth) -> {
            if (node instanceof TextNode text && !isAsItIs(text)) {
                text.text(SPACES.matcher(text.getWholeText()).replaceAll(" "));
            }
        });
    }

    private static boolean isBlock(@Nullable Node node) {
        return node instanceof Element element && BLOCKS.contains(element.normalName());
    }

    private static boolean isAsItIs(Node text) {
        for (Node above = text.parent(); above != null; above = above.parent()) {
            if (AS_IT_IS.contains(above.normalName())) {
                return true;
            }
        }
        return false;
    }

    private static String html(Node node) {
        Document owner = new Document("");
        owner.outputSettings().prettyPrint(false);
        owner.appendChild(node.clone());
        return owner.html();
    }

    /** The text of a comment. WordPress adds the tags for its lines. */
    static String comment(String html) {
        Element body = HtmlFragment.parse(html);
        collapseSpaces(body);
        body.select("br").forEach(end -> end.replaceWith(new TextNode(LINE_END)));
        body.select("p").forEach(paragraph -> {
            paragraph.appendText(LINE_END + LINE_END);
            paragraph.unwrap();
        });
        StringBuilder text = new StringBuilder();
        body.childNodes().forEach(node -> text.append(html(node)));
        return LINE_ENDS
                .matcher(SHOWN_LINE_END.matcher(text).replaceAll("\n"))
                .replaceAll("\n\n")
                .strip();
    }

    /** A summary or a description: WordPress takes it for HTML. */
    static String plain(String text) {
        return HtmlFragment.ofText(text.strip());
    }

    /** A title. The importer looks it up without its backslashes, so these are escaped, in three digits as WordPress does. */
    static String title(String text) {
        return plain(text).replace("\\", "&#092;");
    }

    /**
     * The name of a category, of a tag, of a visitor or of an author. WordPress cuts tags out of it, and what looks like an
     * octet, and takes none that is longer.
     */
    static String name(String text) {
        String line = SPACES.matcher(text).replaceAll(" ");
        return escapedName(
                Slugs.cut(line, LONGEST_NAME, name -> escapedName(name).length()));
    }

    private static String escapedName(String text) {
        return OCTET.matcher(title(text)).replaceAll("&#037;");
    }
}
