package io.github.emlogstatic.export.markdown;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownNodeRendererFactory;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/** Reads and writes CommonMark with tables and strikethrough, which all tools have in common. */
final class MarkdownWriting {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    /** What stands before the mark of code in a line with the marks of items. */
    private static final Pattern BEFORE_CODE =
            Pattern.compile("(?m)^((?:[ >]{0,99}(?:[-*+]|\\d{1,9}[.)]) ){1,20}[ >]{0,99})(?=`{3,}[^`\\n]*$|~{3})");

    private final Dialect dialect;
    private final MarkdownRenderer renderer;

    MarkdownWriting(Dialect dialect) {
        this.dialect = dialect;
        this.renderer = MarkdownRenderer.builder()
                .nodeRendererFactory(new OwnNodes(dialect))
                .extensions(EXTENSIONS)
                .build();
    }

    static Node parse(String markdown) {
        return PARSER.parse(markdown);
    }

    static String html(Node parsed) {
        return HTML.render(parsed);
    }

    static String html(String markdown) {
        return html(parse(markdown));
    }

    String write(Node node) {
        String markdown = renderer.render(node).trim();
        return dialect.wantsCodeOnLinesOfItsOwn()
                ? BEFORE_CODE.matcher(markdown).replaceAll(found -> withCodeBelow(found.group()))
                : markdown;
    }

    private static String withCodeBelow(String marks) {
        return marks.stripTrailing() + "\n" + marks.replaceAll("[^ >]", " ");
    }

    /** Writes text and addresses with no more escapes than they need, and what stands between tags. */
    private record OwnNodes(Dialect dialect) implements MarkdownNodeRendererFactory {

        @Override
        public NodeRenderer create(MarkdownNodeRendererContext context) {
            return new NodeRenderer() {
                @Override
                public Set<Class<? extends Node>> getNodeTypes() {
                    return Set.of(Text.class, RawSpan.class, Link.class, Image.class);
                }

                @Override
                public void render(Node node) {
                    if (node instanceof Text text) {
                        context.getWriter()
                                .raw(escaped(text, context.getWriter().isAtLineStart()));
                    } else if (node instanceof RawSpan span) {
                        between(span.start(), span, span.end());
                    } else if (node instanceof Link link) {
                        between("[", link, "](" + LinkDestination.of(link.getDestination(), link.getTitle()) + ")");
                    } else if (node instanceof Image image) {
                        between("![", image, "](" + LinkDestination.of(image.getDestination(), image.getTitle()) + ")");
                    }
                }

                private void between(String start, Node node, String end) {
                    context.getWriter().raw(start);
                    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                        context.render(child);
                    }
                    context.getWriter().raw(end);
                }
            };
        }

        private String escaped(Text text, boolean atLineStart) {
            if (text.getLiteral().isEmpty()) {
                return "";
            }
            boolean inLink = isIn(text, Link.class) || isIn(text, Image.class);
            TextEscapes.Place place = new TextEscapes.Place(atLineStart, isIn(text, Heading.class), inLink);
            String escaped = TextEscapes.escape(text.getLiteral(), dialect, place);
            return inLink || !dialect.linksAddresses() ? escaped : BareAddresses.unlinked(text, escaped);
        }

        private static boolean isIn(Node node, Class<? extends Node> kind) {
            Node parent = node.getParent();
            return parent != null && (kind.isInstance(parent) || isIn(parent, kind));
        }

        @Override
        public Set<Character> getSpecialCharacters() {
            return Set.of();
        }
    }
}
