package io.github.emlogstatic.cli.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What emlog's importer makes of backup files: a statement a line, texts with the escapes of MySQL. It shares nothing with
 * the program's own reader, so that a misunderstanding cannot pass on both sides.
 */
final class ImportedRows {

    private static final Pattern INSERT =
            Pattern.compile("REPLACE INTO `em_(\\w+)` \\(([^)]*)\\) VALUES \\((.*)\\);", Pattern.DOTALL);
    private static final Pattern DELETE = Pattern.compile("DELETE FROM `em_(\\w+)`(?: WHERE .*)?;");
    private static final Pattern VALUE = Pattern.compile("'((?:[^'\\\\]|\\\\.)*+)'", Pattern.DOTALL);

    private final Map<String, List<Map<String, String>>> tables = new TreeMap<>();

    static ImportedRows of(List<Path> files) throws IOException {
        ImportedRows rows = new ImportedRows();
        for (Path file : files) {
            for (String line : Files.readString(file).split("\n")) {
                rows.run(line);
            }
        }
        return rows;
    }

    private void run(String line) {
        Matcher insert = INSERT.matcher(line);
        if (insert.matches()) {
            List<String> values = values(insert.group(3));
            List<String> columns =
                    Arrays.asList(insert.group(2).replace("`", "").split(", "));
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), values.get(i));
            }
            table(insert.group(1)).add(row);
        } else if (!DELETE.matcher(line).matches()
                && !line.matches("ALTER TABLE `em_\\w+` AUTO_INCREMENT = \\d+;")
                && !line.matches("UPDATE `em_(?:user|navi)` .*")
                && !line.matches("(?:#.*)?")) {
            throw new IllegalArgumentException("no statement: " + line);
        }
    }

    private static List<String> values(String list) {
        List<String> values = new ArrayList<>();
        Matcher value = VALUE.matcher(list);
        while (value.find()) {
            values.add(unescaped(value.group(1)));
        }
        return values;
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\(.)", Pattern.DOTALL)
                .matcher(text)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        switch (escape.group(1)) {
                            case "n" -> "\n";
                            case "r" -> "\r";
                            case "0" -> "\0";
                            case "Z" -> "\u001A";
                            default -> escape.group(1);
                        }));
    }

    List<Map<String, String>> table(String name) {
        return tables.computeIfAbsent(name, unused -> new ArrayList<>());
    }

    /** The rows of a table by a column of numbers. */
    Map<Integer, Map<String, String>> table(String name, String key) {
        Map<Integer, Map<String, String>> rows = new TreeMap<>();
        table(name).forEach(row -> rows.put(Integer.valueOf(row.getOrDefault(key, "0")), row));
        return rows;
    }
}
