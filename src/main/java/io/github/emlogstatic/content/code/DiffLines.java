package io.github.emlogstatic.content.code;

import java.util.stream.Collectors;

/**
 * Colours the lines of a diff by what they say: added, removed, or about the files. A line with the old name of a file is
 * followed by one with its new name; a single line that starts with {@code ---} is a removed {@code --}.
 */
final class DiffLines {

    private DiffLines() {}

    /** The diff as HTML, with the classes of {@link CodeColors}. */
    static String html(String diff) {
        String lines = diff.lines().collect(Collectors.joining("\n")); // one kind of line end
        Spans spans = new Spans(lines);
        int from = 0;
        boolean afterOldName = false;
        while (from < lines.length()) {
            int end = lines.indexOf('\n', from);
            end = end < 0 ? lines.length() : end;
            int next = Math.min(end + 1, lines.length());
            boolean oldName = lines.startsWith("--- ", from) && lines.startsWith("+++ ", next);
            spans.add(oldName || afterOldName ? "meta" : kind(lines, from), end);
            afterOldName = oldName;
            from = next;
            spans.add(Spans.PLAIN, from);
        }
        return spans.end() + (diff.endsWith("\n") ? "\n" : "");
    }

    private static String kind(String lines, int at) {
        if (lines.startsWith("@@", at) || lines.startsWith("diff ", at)) {
            return "meta";
        }
        return lines.startsWith("+", at) ? "addition" : lines.startsWith("-", at) ? "deletion" : Spans.PLAIN;
    }
}
