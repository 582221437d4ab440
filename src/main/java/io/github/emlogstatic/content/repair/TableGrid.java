package io.github.emlogstatic.content.repair;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The grid of a table's cells. HTML forbids cells that reach beyond the last row, over other cells, or over columns in
 * which no cell begins. The spans of such cells are cut.
 */
public final class TableGrid {

    private static final Set<String> GROUPS = Set.of("thead", "tbody", "tfoot");
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final int WIDEST = 100;

    /** As browsers read it: they ignore what follows the digits, as in {@code 100%}. */
    private static final Pattern SPAN = Pattern.compile("\\s*+(\\d{1,5})");

    private final IdentityHashMap<Element, Cell> cells = new IdentityHashMap<>();
    private final BitSet begun = new BitSet();
    private int[] taken = new int[WIDEST];

    /**
     * @param columns the number of columns that it covers
     * @param rows the number of rows that it covers
     */
    private record Cell(int column, int columns, int rows) {}

    private TableGrid() {}

    static TableGrid of(Element table) {
        TableGrid grid = new TableGrid();
        for (Element group : table.children()) {
            if (GROUPS.contains(group.normalName())) {
                grid.addGroup(rows(group));
            }
        }
        return grid;
    }

    private static List<Element> rows(Element group) {
        List<Element> rows = new ArrayList<>();
        for (Element row : group.children()) {
            if (row.normalName().equals("tr") && ElementContents.hasChild(row, CELLS)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private void addGroup(List<Element> rows) {
        taken = new int[WIDEST];
        for (int row = 0; row < rows.size(); row++) {
            int column = 0;
            for (Element cell : rows.get(row).children()) {
                if (CELLS.contains(cell.normalName())) {
                    column = add(cell, column, rows.size() - row);
                }
            }
            for (int i = 0; i < taken.length; i++) {
                taken[i] -= taken[i] > 0 ? 1 : 0;
            }
        }
    }

    /** Puts a cell into the first free column, starting at {@code from}, and returns the column after it. */
    private int add(Element cell, int from, int rowsLeft) {
        int column = from;
        while (column < taken.length && taken[column] > 0) {
            column++;
        }
        int rows = Math.min(rowsLeft, span(cell.attr("rowspan")));
        int columns = 0;
        int wanted = span(cell.attr("colspan"));
        while (columns < wanted && column + columns < taken.length && taken[column + columns] == 0) {
            taken[column + columns++] = rows;
        }
        begun.set(column);
        cells.put(cell, new Cell(column, Math.max(1, columns), rows));
        return column + Math.max(1, columns);
    }

    private static int span(String value) {
        Matcher span = SPAN.matcher(value);
        return span.lookingAt() ? Math.max(1, Integer.parseInt(span.group(1))) : 1;
    }

    /** How many columns a cell spans, counting only those in which some cell begins. */
    public int columnsOf(Element cell) {
        Cell found = cells.get(cell);
        return found == null
                ? 1
                : begun.get(found.column, found.column + found.columns).cardinality();
    }

    public int rowsOf(Element cell) {
        Cell found = cells.get(cell);
        return found == null ? 1 : found.rows;
    }

    /** The number of columns in which a cell begins. */
    int width() {
        return begun.cardinality();
    }
}
