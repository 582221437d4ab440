package io.github.emlogstatic.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The measurements as Markdown, in the two languages of the documents. */
final class Table {

    private final List<Row> rows;
    private final Machine machine;

    Table(List<Row> rows, Machine machine) {
        this.rows = rows;
        this.machine = machine;
    }

    String english() {
        return machine.english() + "\n\n"
                + "| articles | | Hugo: s | processor s | MB | files | emlog-static: s | processor s | MB | files | s, of Hugo's |\n"
                + rows(false);
    }

    String chinese() {
        return machine.chinese() + "\n\n"
                + "| 文章 | | Hugo：秒 | 处理器秒 | MB | 文件 | emlog-static：秒 | 处理器秒 | MB | 文件 | 与 Hugo 用时之比 |\n"
                + rows(true);
    }

    private String rows(boolean chinese) {
        StringBuilder lines = new StringBuilder("| --: | --- |" + " --: |".repeat(9) + "\n");
        for (Row row : rows) {
            lines.append(String.format(
                            Locale.ROOT,
                            "| %,d | %s |",
                            row.articles(),
                            row.scenario().in(chinese)))
                    .append(row.peer().map(Table::cells).orElse(" | | | |"))
                    .append(cells(row.ours()))
                    .append(ratio(row).map(" %s |"::formatted).orElse(" |"))
                    .append('\n');
        }
        return lines.toString();
    }

    private static String cells(Row.Cell cell) {
        Run run = cell.run();
        return String.format(
                Locale.ROOT,
                " %.2f | %.2f | %s | %,d |",
                run.seconds(),
                run.processor(),
                run.megabytes() == 0 ? "" : String.format(Locale.ROOT, "%,.0f", run.megabytes()),
                cell.files());
    }

    private static Optional<String> ratio(Row row) {
        return row.peer()
                .map(peer -> row.ours().run().seconds() / peer.run().seconds())
                .map(ratio -> String.format(Locale.ROOT, ratio < 0.1 ? "%.3f" : "%.2f", ratio));
    }
}
