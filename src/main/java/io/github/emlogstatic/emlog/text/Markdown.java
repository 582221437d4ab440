package io.github.emlogstatic.emlog.text;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Turns Markdown into HTML if emlog's own HTML is not available. As in emlog, line breaks and HTML are kept, {@code #标题} is
 * a heading, bare addresses are links, and {@code **注意：**后面} is bold. Other details differ from emlog's Parsedown. Safe
 * for use by several threads.
 */
public final class Markdown {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .customBlockParserFactory(new TightHeading.Factory())
            .customInlineContentParserFactory(new PlainBold.Factory())
            .build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).softbreak("<br />\n").build();

    private Markdown() {}

    /** @param source Markdown, or HTML where the rich-text editor wrote it */
    public static String html(String source) {
        Node text = PARSER.parse(source);
        text.accept(new BareLinks());
        return RENDERER.render(text).strip();
    }
}
