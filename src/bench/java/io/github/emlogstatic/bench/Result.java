package io.github.emlogstatic.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Table and plot as files. */
record Result(Table table, Plot plot) {

    private static final Path DOCUMENTS = Path.of("src/site");
    private static final Pattern MEASURED = Pattern.compile("(?s)(<!-- measured -->\n).*?(<!-- end -->)");

    /** Saves both below {@code target/benchmark}, and returns the table. */
    String save() throws IOException {
        Path directory = Files.createDirectories(Path.of("target/benchmark"));
        Files.writeString(directory.resolve("performance.md"), table.english());
        Files.writeString(directory.resolve("performance.zh-CN.md"), table.chinese());
        Files.writeString(directory.resolve("performance.svg"), plot.svg());
        return table.english();
    }

    /** Puts both in place of those of the last measurement. */
    void writeIntoDocuments() throws IOException {
        replace(DOCUMENTS.resolve("markdown/performance.md"), table.english());
        replace(DOCUMENTS.resolve("markdown/zh-CN/performance.md"), table.chinese());
        Files.writeString(DOCUMENTS.resolve("resources/images/performance.svg"), plot.svg());
    }

    private static void replace(Path document, String text) throws IOException {
        Matcher old = MEASURED.matcher(Files.readString(document));
        Files.writeString(
                document, old.replaceFirst(found -> Matcher.quoteReplacement(found.group(1) + text + found.group(2))));
    }
}
