package io.github.emlogstatic.export.markdown;

import io.github.emlogstatic.content.text.HtmlFragment;
import io.github.emlogstatic.export.markdown.MarkdownTree.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.jsoup.nodes.Element;

/**
 * Makes Markdown that shows the same as the HTML. The author's own Markdown is kept if it does. Otherwise the HTML is
 * converted, block by block, and a block that Markdown cannot express stays HTML. Immutable, safe for several threads.
 */
public final class MarkdownText {

    /** Spaces in a blank line, which kramdown reads as code. */
    private static final Pattern SPACES_AT_END = Pattern.compile("(?m)^((?: *>)*+) +$");

    private static final String BETWEEN_LISTS = "<!-- -->";

    private final Dialect dialect;
    private final MarkdownWriting writing;

    public MarkdownText(Dialect dialect) {
        this.dialect = dialect;
        this.writing = new MarkdownWriting(dialect);
    }

    /**
     * @param html ready for the tool: safe, with new addresses
     * @param source what the author typed, Markdown or HTML, with the old addresses; empty if that is not known
     * @param rewriting what was done to the HTML, for the source
     */
    public String of(String html, String source, Rewriting rewriting) {
        Element body = Inline.parse(html);
        String shown = ShownText.of(body);
        return Optional.of(source)
                .filter(typed -> !typed.isBlank() && !dialect.runs(typed))
                .flatMap(typed -> AuthorsMarkdown.of(typed, rewriting, dialect))
                .filter(typed -> isTaken(typed, shown, rewriting))
                .orElseGet(() -> converted(html, body, shown));
    }

    /** Markdown that shows a text. */
    public String ofText(String text) {
        String html = HtmlFragment.ofText(text);
        Element body = HtmlFragment.parse(html);
        return converted(html, body, ShownText.of(body));
    }

    private boolean isTaken(String typed, String shown, Rewriting rewriting) {
        Node parsed = MarkdownWriting.parse(typed);
        String html = MarkdownWriting.html(parsed);
        return !Blocks.isAllHtml(parsed)
                && dialect.takes(typed, parsed, html)
                && ShownText.of(html).equals(shown)
                && HtmlInMarkdown.of(parsed).stream().allMatch(tags -> isSafe(tags, rewriting));
    }

    /** Whether the HTML contains nothing that must be removed. */
    private static boolean isSafe(String html, Rewriting rewriting) {
        String safe = rewriting.safe(html);
        return HtmlFragment.parse(html).html().equals(HtmlFragment.parse(safe).html());
    }

    /** Whether it shows that, and the tool runs nothing in it: attributes and HTML have no escapes of Markdown. */
    private boolean shows(String markdown, String shown) {
        return !dialect.runs(markdown)
                && ShownText.of(MarkdownWriting.html(markdown)).equals(shown);
    }

    /** Most texts need no HTML, so the blocks are looked at one by one only where the whole is not shown as it was. */
    private String converted(String html, Element body, String shown) {
        List<Piece> pieces = new MarkdownTree(dialect).pieces(body);
        pieces.forEach(piece -> Emphases.makeReadable(piece.block(), dialect));
        if (dialect.expresses(html)) {
            String markdown = joined(pieces, piece -> tidy(writing.write(piece.block())));
            if (shows(markdown, shown)) {
                return markdown;
            }
        }
        String markdown = joined(pieces, this::written);
        return shows(markdown, shown) ? markdown : dialect.guarded("<div>" + RawHtml.inner(body) + "</div>");
    }

    private static String joined(List<Piece> pieces, Function<Piece, String> written) {
        StringBuilder text = new StringBuilder();
        Node before = null;
        for (Piece piece : pieces) {
            text.append(text.isEmpty() ? "" : "\n\n");
            if (before != null
                    && isList(before)
                    && before.getClass() == piece.block().getClass()) {
                text.append(BETWEEN_LISTS).append("\n\n"); // else the two would be one
            }
            text.append(written.apply(piece));
            before = piece.block();
        }
        return text.toString();
    }

    private static boolean isList(Node node) {
        return node instanceof BulletList || node instanceof OrderedList;
    }

    private String written(Piece piece) {
        String html = piece.boxedShortly();
        String shown = ShownText.of(html);
        String markdown = writing.write(piece.block());
        return Stream.of(tidy(markdown), markdown)
                .filter(text -> dialect.expresses(html) && shows(text, shown))
                .findFirst()
                .orElseGet(() -> dialect.guarded(piece.boxed()));
    }

    private static String tidy(String markdown) {
        return SPACES_AT_END.matcher(markdown).replaceAll("$1");
    }

    /** Collects the HTML that stands within Markdown. */
    private static final class HtmlInMarkdown extends AbstractVisitor {

        private final List<String> found = new ArrayList<>();

        static List<String> of(Node parsed) {
            HtmlInMarkdown html = new HtmlInMarkdown();
            parsed.accept(html);
            return html.found;
        }

        @Override
        public void visit(HtmlBlock block) {
            found.add(block.getLiteral());
        }

        @Override
        public void visit(HtmlInline tag) {
            found.add(tag.getLiteral());
        }
    }
}
