package io.github.emlogstatic.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Table and plot as files. */
record Result(Table table, Plot plot) {

    private static final Path DOCUMENTS = Path.of("src/site");

    /** Saves both below {@code target/benchmark}, and returns the table. */
    String save() throws IOException {
        Path directory = Files.createDirectories(Path.of("target/benchmark"));
        Files.writeString(directory.resolve("performance.md"), table.english());
        Files.writeString(directory.resolve("performance.zh-CN.md"), table.chinese());
        Files.writeString(directory.resolve("performance.svg"), plot.svg());
        return table.english();
    }

    /** Puts both in place of those of the last measurement; of a native executable the table alone. */
    void writeIntoDocuments(boolean executable) throws IOException {
        String mark = executable ? "measured, native" : "measured";
        replace(DOCUMENTS.resolve("markdown/performance.md"), mark, table.english());
        replace(DOCUMENTS.resolve("markdown/zh-CN/performance.md"), mark, table.chinese());
        if (!executable) {
            Files.writeString(DOCUMENTS.resolve("resources/images/performance.svg"), plot.svg());
        }
    }

    private static void replace(Path document, String mark, String text) throws IOException {
        Matcher old = Pattern.compile("(?s)(<!-- " + mark + " -->\n).*?(<!-- end -->)")
                .matcher(Files.readString(document));
        Files.writeString(
                document, old.replaceFirst(found -> Matcher.quoteReplacement(found.group(1) + text + found.group(2))));
    }
}
