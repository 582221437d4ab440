package io.github.emlogstatic.emlog.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list in Markdown, with the lines of each entry. */
final class MarkdownList extends MarkdownBlock {

    private final int indent;
    private final Pattern entry;
    private final boolean ordered;
    private final String start;
    private final Predicate<MarkdownBlocks.Line> definition;
    private final Function<List<String>, String> inner;
    private final List<List<String>> entries = new ArrayList<>();
    private boolean loose;

    /** @param first the line of the first entry. Its last group is the text, and the one before it the number, if any */
    MarkdownList(
            int indent,
            Matcher first,
            Predicate<MarkdownBlocks.Line> definition,
            Function<List<String>, String> inner) {
        this.indent = indent;
        this.entry = first.pattern();
        this.ordered = first.groupCount() == 2;
        this.start = ordered && !first.group(1).equals("1") ? first.group(1) : "";
        this.definition = definition;
        this.inner = inner;
        add(first.group(first.groupCount()));
    }

    private void add(String text) {
        List<String> lines = new ArrayList<>();
        lines.add(text);
        entries.add(lines);
    }

    @Override
    boolean takes(MarkdownBlocks.Line line) {
        List<String> last = entries.get(entries.size() - 1);
        Matcher match = entry.matcher(line.text());
        if (line.indent() == indent && match.matches()) {
            if (interrupted) {
                last.add("");
                loose = true;
                interrupted = false;
            }
            String text = match.group(match.groupCount());
            add(text == null ? "" : text);
            return true;
        }
        if (line.marker() == '[' && definition.test(line)) {
            return true;
        }
        if (interrupted && line.indent() == 0) {
            return false;
        }
        if (interrupted) {
            last.add("");
            interrupted = false;
        }
        last.add(line.body().substring(Math.min(4, line.indent())));
        return true;
    }

    @Override
    Optional<String> html() {
        String name = ordered ? "ol" : "ul";
        StringBuilder html = new StringBuilder("<" + name + (start.isEmpty() ? "" : " start=\"" + start + "\"") + ">");
        for (List<String> lines : entries) {
            if (loose && !lines.get(lines.size() - 1).isEmpty()) {
                lines.add("");
            }
            html.append("\n<li>").append(entry(lines)).append("</li>");
        }
        return Optional.of(html.append("\n</").append(name).append('>').toString());
    }

    /** An entry without blank lines has no paragraph. */
    private String entry(List<String> lines) {
        String html = inner.apply(lines);
        String trimmed = MarkdownBlocks.trim(html);
        return lines.contains("") || !trimmed.startsWith("<p>")
                ? html
                : trimmed.substring(3).replaceFirst("</p>", "");
    }
}
