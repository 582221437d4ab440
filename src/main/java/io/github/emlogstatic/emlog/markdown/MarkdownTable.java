package io.github.emlogstatic.emlog.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table in Markdown. */
final class MarkdownTable extends MarkdownBlock {

    private final List<String> alignments = new ArrayList<>();
    private final MarkdownInline inline;
    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param head the paragraph above the divider
     * @param divider the line that tells the alignment of each column
     */
    MarkdownTable(String head, String divider, MarkdownInline inline) {
        this.inline = inline;
        for (String cell : parts(divider)) {
            String mark = MarkdownBlocks.trim(cell);
            if (!mark.isEmpty()) {
                alignments.add(alignment(mark.startsWith(":"), mark.endsWith(":")));
            }
        }
        this.head = parts(head);
    }

    private static String alignment(boolean left, boolean right) {
        if (left) {
            return right ? "center" : "left";
        }
        return right ? "right" : "";
    }

    private static List<String> parts(String row) {
        return List.of(inside(row).split("\\|", -1));
    }

    private static String inside(String row) {
        return MarkdownBlocks.trim(MarkdownBlocks.trim(row), "|");
    }

    @Override
    boolean takes(MarkdownBlocks.Line line) {
        if (interrupted || !line.text().contains("|")) {
            return false;
        }
        rows.add(cells(inside(line.text())));
        return true;
    }

    /** The cells of a row; a bar in code, or after a backslash, separates none, and an empty cell is none. */
    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at < row.length()) {
            int start = at;
            while (at < row.length() && row.charAt(at) != '|') {
                at = afterPart(row, at);
            }
            if (at > start) {
                cells.add(row.substring(start, at));
            } else {
                at++;
            }
        }
        return cells;
    }

    private static int afterPart(String row, int at) {
        if (row.startsWith("\\|", at)) {
            return at + 2;
        }
        int close = row.charAt(at) == '`' ? row.indexOf('`', at + 1) : -1;
        return close > at + 1 ? close + 1 : at + 1;
    }

    private String row(String name, List<String> cells) {
        StringBuilder html = new StringBuilder("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            String alignment = i < alignments.size() ? alignments.get(i) : "";
            html.append("\n<").append(name);
            if (!alignment.isEmpty()) {
                html.append(" style=\"text-align: ").append(alignment).append(";\"");
            }
            html.append('>')
                    .append(inline.html(MarkdownBlocks.trim(cells.get(i))))
                    .append("</")
                    .append(name)
                    .append('>');
        }
        return html.append("\n</tr>").toString();
    }

    @Override
    Optional<String> html() {
        StringBuilder html = new StringBuilder("<table>\n<thead>\n" + row("th", head) + "\n</thead>\n<tbody>");
        for (List<String> row : rows) {
            html.append('\n').append(row("td", row));
        }
        return Optional.of(html.append("\n</tbody>\n</table>").toString());
    }
}
