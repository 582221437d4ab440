package io.github.emlogstatic.content.code;

final class DiffLines {

    private DiffLines() {}

    static String html(String diff) {
        Spans spans = new Spans(diff.length());
        diff.lines().forEach(line -> {
            spans.add(kind(line), line);
            spans.add(Spans.PLAIN, "\n");
        });
        String html = spans.end();
        return diff.endsWith("\n") || html.isEmpty() ? html : html.substring(0, html.length() - 1);
    }

    private static String kind(String line) {
        if (line.startsWith("+++") || line.startsWith("---") || line.startsWith("@@") || line.startsWith("diff ")) {
            return "meta";
        }
        return line.startsWith("+") ? "addition" : line.startsWith("-") ? "deletion" : Spans.PLAIN;
    }
}
