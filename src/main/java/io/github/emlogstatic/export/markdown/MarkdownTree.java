package io.github.emlogstatic.export.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/** Converts the elements of HTML into blocks of Markdown. For one text. */
record MarkdownTree(Dialect dialect) {

    private static final Set<String> CONTAINERS = Set.of("div", "address");
    private static final Set<String> BLOCKS = Set.of("""
            p h1 h2 h3 h4 h5 h6 blockquote ul ol
            pre hr table details dl figure""".split("\\s+"));

    private static final Evaluator ANY_BLOCK = QueryParser.parse(String.join(",", BLOCKS));

    /** Blocks in which no tag can stand. */
    private static final Set<String> WITHOUT_LINE = Set.of("pre", "hr");

    /** Blocks that stay HTML, with their attributes. */
    private static final Set<String> HTML = Set.of("details", "dl", "figure");

    /**
     * A block and the HTML that it was made of.
     *
     * @param block as Markdown
     * @param html gives the same as HTML, without blank lines
     * @param box the innermost element around the block that has a background; the backgrounds of outer ones are hidden
     *     behind it
     */
    record Piece(Node block, Supplier<String> html, Optional<Element> box) {

        Piece(Node block, Supplier<String> html) {
            this(block, html, Optional.empty());
        }

        Piece in(Element around) {
            if (box.isPresent() || Ground.of(around) == Ground.NONE) {
                return this;
            }
            Piece in = new Piece(block, html, Optional.of(around));
            return block instanceof HtmlBlock ? new Piece(raw(in.boxed()), html, in.box) : in;
        }

        /**
         * The HTML in a box with the dark background for which its words were coloured, for a block that stays HTML.
         */
        String boxed() {
            return boxed(box.map(around -> around.attr("style")).orElse(""));
        }

        /**
         * The same with a short style, to find out which colours Markdown would lose: the real style may be very long.
         */
        String boxedShortly() {
            return boxed("background:#000");
        }

        private String boxed(String style) {
            return box.filter(around -> Ground.of(around) == Ground.DARK)
                    .map(around -> new Element("div").attr("style", style))
                    .map(ground -> RawHtml.startTag(ground, Set.of("style")) + html.get() + "</div>")
                    .orElseGet(html);
        }
    }

    List<Piece> pieces(Element body) {
        List<Piece> pieces = new ArrayList<>();
        List<org.jsoup.nodes.Node> line = new ArrayList<>();
        for (org.jsoup.nodes.Node node : List.copyOf(body.childNodes())) {
            if (!(node instanceof Element element) || isInline(element)) {
                line.add(node);
                continue;
            }
            if (element.hasAttr("id") && WITHOUT_LINE.contains(element.normalName())) {
                Element place = new Element("a").attr("id", element.id());
                element.before(place); // for what stays HTML
                line.add(place);
            }
            paragraph(line, pieces);
            line.clear();
            keepAnchor(element);
            if (isBlock(element) && isOfOtherLanguage(element)) {
                pieces.add(new Piece(raw(RawHtml.of(element)), () -> RawHtml.of(element)));
            } else if (isContainer(element)) {
                pieces(element).forEach(piece -> pieces.add(piece.in(element)));
            } else {
                pieces.add(new Piece(block(element), () -> RawHtml.of(element)));
            }
        }
        paragraph(line, pieces);
        return pieces;
    }

    /** The place that links lead to, within the first line. */
    private static void keepAnchor(Element block) {
        if (block.hasAttr("id") && !HTML.contains(block.normalName())) {
            if (!WITHOUT_LINE.contains(block.normalName())) {
                firstLine(block).prependElement("a").attr("id", block.id());
            }
            block.removeAttr("id");
        }
    }

    private static Element firstLine(Element block) {
        Element inner = block.selectFirst(
                switch (block.normalName()) {
                    case "ul", "ol" -> "> li";
                    case "table" -> "td, th";
                    default -> "> p:first-child";
                });
        return inner == null ? block : firstLine(inner);
    }

    /** Code says by {@code lang} in which language of programs it is. */
    private static boolean isOfOtherLanguage(Element block) {
        return !block.nameIs("pre") && block.hasAttr("lang")
                || block.attr("dir").equals("rtl");
    }

    private static boolean isBlock(Element element) {
        return BLOCKS.contains(element.normalName()) || CONTAINERS.contains(element.normalName());
    }

    private static boolean isInline(Element element) {
        return !isBlock(element)
                && (!Inline.holdsText(element) || element.select(ANY_BLOCK).isEmpty());
    }

    private static boolean isContainer(Element element) {
        return element.nameIs("p") || !BLOCKS.contains(element.normalName());
    }

    /** Two line breaks in a row make two paragraphs. */
    private void paragraph(List<org.jsoup.nodes.Node> line, List<Piece> to) {
        List<org.jsoup.nodes.Node> part = new ArrayList<>();
        int breaks = 0;
        for (org.jsoup.nodes.Node node : line) {
            boolean blank = node instanceof TextNode text && text.isBlank();
            if (breaks > 1 && !blank && !isBreak(node)) {
                onePart(part, to);
                part.clear();
            }
            breaks = isBreak(node) ? breaks + 1 : blank ? breaks : 0;
            part.add(node);
        }
        onePart(part, to);
    }

    private static boolean isBreak(org.jsoup.nodes.Node node) {
        return node.nameIs("br");
    }

    private void onePart(List<org.jsoup.nodes.Node> part, List<Piece> to) {
        Paragraph paragraph = new Paragraph();
        LineBuilder builder = new LineBuilder(paragraph, dialect);
        builder.add(part);
        if (builder.isBlank()) {
            return;
        }
        List<org.jsoup.nodes.Node> nodes = List.copyOf(part);
        to.add(new Piece(paragraph, () -> {
            Element html = new Element("p");
            nodes.forEach(node -> html.appendChild(node.clone()));
            return RawHtml.of(html);
        }));
    }

    private Node block(Element element) {
        return switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element);
            case "blockquote" -> filled(new BlockQuote(), element);
            case "ul" -> list(new BulletList(), element);
            case "ol" -> hasOtherNumbers(element) ? raw(RawHtml.of(element)) : list(numbered(element), element);
            case "pre" -> code(element);
            case "hr" -> rule();
            case "table" -> table(element);
            default -> raw(RawHtml.of(element));
        };
    }

    private static Node rule() {
        ThematicBreak rule = new ThematicBreak();
        rule.setLiteral("---");
        return rule;
    }

    private Node heading(Element element) {
        Heading heading = new Heading();
        heading.setLevel(element.normalName().charAt(1) - '0');
        new LineBuilder(heading, dialect).add(element.childNodes());
        return isReadable(heading) ? heading : raw(RawHtml.of(element));
    }

    private boolean isReadable(Node block) {
        return block.getFirstChild() != null || dialect.readsEmptyBlocks();
    }

    private Node filled(Node block, Element element) {
        for (Piece piece : pieces(element)) {
            block.appendChild(piece.block());
        }
        return block;
    }

    /** Whether it counts with letters, or back. */
    private static boolean hasOtherNumbers(Element list) {
        return list.hasAttr("reversed") || !list.attr("type").matches("1?");
    }

    private static OrderedList numbered(Element element) {
        OrderedList list = new OrderedList();
        String start = element.attr("start");
        list.setMarkerStartNumber(start.matches("\\d{1,9}") ? Integer.valueOf(start) : 1);
        return list;
    }

    private Node list(ListBlock list, Element element) {
        list.setTight(element.select("> li > p").isEmpty());
        for (Element child : element.children()) {
            keepAnchor(child);
            Node item = filled(new ListItem(), child);
            if (!isReadable(item) || isOfOtherLanguage(child)) {
                return raw(RawHtml.of(element));
            }
            list.appendChild(item);
        }
        if (Blocks.any(list, block -> !dialect.finds(block))) {
            return raw(RawHtml.of(element));
        }
        if (Blocks.any(list, dialect::wantsBlankLines)) {
            list.setTight(false);
        }
        return list;
    }

    private Node code(Element element) {
        Element copy = element.clone();
        copy.select("br").forEach(end -> end.replaceWith(new TextNode("\n")));
        String text = copy.wholeText();
        if (dialect.runs(text)) {
            return raw(dialect.guarded(RawHtml.of(element)));
        }
        FencedCodeBlock code = new FencedCodeBlock();
        code.setFenceCharacter("`");
        code.setInfo(Languages.of(element));
        code.setLiteral(text.endsWith("\n") ? text : text + "\n");
        return code;
    }

    private static Node raw(String text) {
        HtmlBlock html = new HtmlBlock();
        html.setLiteral(text);
        return html;
    }

    private Node table(Element table) {
        List<Element> rows = table.select("tr");
        if (!isSimple(table, rows)) {
            return raw(RawHtml.of(table));
        }
        TableBlock block = new TableBlock();
        TableHead head = new TableHead();
        TableBody body = new TableBody();
        block.appendChild(head);
        head.appendChild(row(rows.get(0), true));
        if (rows.size() > 1) {
            block.appendChild(body);
            rows.subList(1, rows.size()).forEach(row -> body.appendChild(row(row, false)));
        }
        return block;
    }

    /** Whether it is a grid with a head, whose cells hold lines alone. */
    private boolean isSimple(Element table, List<Element> rows) {
        boolean odd = rows.size() < (dialect.readsEmptyBlocks() ? 1 : 2)
                || !table.select(
                                "caption, * table, [colspan], [rowspan], :not(span)[lang], [dir=rtl], td > :is(ul, ol, pre, blockquote, h1, h2, h3, h4, h5, h6)")
                        .isEmpty()
                || !table.select("td > p + p, td > div + div, th > p + p").isEmpty()
                || table.select("code").stream().anyMatch(code -> code.text().contains("|"));
        if (odd) {
            return false;
        }
        Set<Integer> widths = rows.stream().map(Element::childrenSize).collect(Collectors.toSet());
        boolean head = rows.get(0).children().stream().allMatch(cell -> cell.nameIs("th"));
        boolean rest = rows.subList(1, rows.size()).stream()
                .flatMap(row -> row.children().stream())
                .allMatch(cell -> cell.nameIs("td"));
        return widths.size() == 1 && head && rest;
    }

    private Node row(Element tr, boolean header) {
        TableRow row = new TableRow();
        for (Element td : tr.children()) {
            keepAnchor(td);
            TableCell cell = new TableCell();
            cell.setHeader(header);
            cell.setAlignment(alignment(td));
            new LineBuilder(cell, dialect).add(td.childNodes());
            row.appendChild(cell);
        }
        return row;
    }

    private static TableCell.@Nullable Alignment alignment(Element cell) {
        String style = cell.attr("style").replace(" ", "") + ";align:" + cell.attr("align");
        if (style.contains("align:center")) {
            return TableCell.Alignment.CENTER;
        }
        if (style.contains("align:right")) {
            return TableCell.Alignment.RIGHT;
        }
        return style.contains("align:left") ? TableCell.Alignment.LEFT : null;
    }
}
