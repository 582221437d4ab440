package io.github.emlogstatic.content.code;

import java.util.stream.Collectors;

/** Colours the lines of a diff by what they say: added, removed, or about the files. */
final class DiffLines {

    private DiffLines() {}

    /** The diff as HTML, with the classes of {@link CodeColors}. */
    static String html(String diff) {
        String lines = diff.lines().collect(Collectors.joining("\n")); // one kind of line end
        Spans spans = new Spans(lines);
        int from = 0;
        while (from < lines.length()) {
            int end = lines.indexOf('\n', from);
            end = end < 0 ? lines.length() : end;
            spans.add(kind(lines, from), end);
            from = Math.min(end + 1, lines.length());
            spans.add(Spans.PLAIN, from);
        }
        return spans.end() + (diff.endsWith("\n") ? "\n" : "");
    }

    private static String kind(String lines, int at) {
        if (lines.startsWith("+++", at)
                || lines.startsWith("---", at)
                || lines.startsWith("@@", at)
                || lines.startsWith("diff ", at)) {
            return "meta";
        }
        return lines.startsWith("+", at) ? "addition" : lines.startsWith("-", at) ? "deletion" : Spans.PLAIN;
    }
}
