package io.github.emlogstatic.emlog.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The blocks of a text in Markdown, found line by line as Parsedown finds them. */
final class MarkdownBlocks {

    /** A line with its tabs as spaces. */
    record Line(String body, int indent, String text) {

        char marker() {
            return text.charAt(0);
        }
    }

    /** Texts that are nested deeper are shown as they are, so that hostile ones do not fill the stack. */
    private static final int DEEPEST = 40;

    /** The end of a definition, behind its address. */
    private static final Pattern TITLE = Pattern.compile("[ ]+[\"'(](.+)[\"')]", Pattern.DOTALL);

    private static final Pattern UNORDERED = Pattern.compile("[*+-](?:[ ]+(.*)|$)", Pattern.DOTALL);
    private static final Pattern ORDERED = Pattern.compile("([0-9]+)[.](?:[ ]+(.*)|$)", Pattern.DOTALL);
    private static final Pattern FENCE = Pattern.compile("(?:`{3,}+|~{3,}+)[ ]*+([^`]*+)");
    private static final Set<String> INLINE = Set.of("""
            a br bdo abbr blink nextid acronym basefont b em big cite small spacer listing i rp del code strike
            marquee q rt ins font strong s tt kbd mark u xm sub nobr sup ruby var span wbr time""".split("\\s+"));
    private static final Set<String> VOID = Set.of(
            "area", "br", "base", "col", "command", "embed", "hr", "img", "input", "link", "meta", "param", "source");

    private final MarkdownInline inline;
    private final int depth;
    private final List<MarkdownBlock> blocks = new ArrayList<>();

    MarkdownBlocks(MarkdownInline inline, int depth) {
        this.inline = inline;
        this.depth = depth;
    }

    String html(List<String> lines) {
        if (depth > DEEPEST) {
            return Markdown.escapedText(String.join("\n", lines));
        }
        MarkdownBlock current = null;
        for (String body : lines) {
            if (trim(body).isEmpty()) {
                if (current != null) {
                    current.interrupted = true;
                }
                continue;
            }
            Line line = line(body);
            if (current == null || !current.takes(line)) {
                current = next(line, current);
            }
        }
        StringBuilder html = new StringBuilder();
        for (MarkdownBlock block : blocks) {
            block.html().ifPresent(markup -> html.append('\n').append(markup));
        }
        return html.append('\n').toString();
    }

    /** The block that a line starts, or the paragraph that it belongs to. */
    private MarkdownBlock next(Line line, @Nullable MarkdownBlock current) {
        MarkdownBlock.Paragraph open =
                current instanceof MarkdownBlock.Paragraph paragraph && !paragraph.interrupted ? paragraph : null;
        MarkdownBlock started = started(line, open);
        if (started == null && open != null) {
            open.add(line.text());
            return open;
        }
        MarkdownBlock block = started == null ? new MarkdownBlock.Paragraph(line.text(), inline) : started;
        blocks.add(block);
        return block;
    }

    private @Nullable MarkdownBlock started(Line line, MarkdownBlock.@Nullable Paragraph open) {
        if (open == null && line.indent() >= 4) {
            return new MarkdownBlock.Code(line.body().substring(4));
        }
        return switch (line.marker()) {
            case '#' -> heading(line);
            case '*' -> isRule(line) ? new MarkdownBlock.Rule() : list(line);
            case '+', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> list(line);
            case '-' -> dashes(line, open);
            case ':', '|' -> table(line, open);
            case '<' -> comment(line).or(() -> markup(line)).orElse(null);
            case '=' -> underlined(line, open, 1);
            case '>' -> new MarkdownBlock.Quote(unquoted(line.text()), this::nested);
            case '[' -> defines(line) ? new MarkdownBlock.Hidden() : null;
            case '_' -> isRule(line) ? new MarkdownBlock.Rule() : null;
            case '`', '~' -> fence(line);
            default -> null;
        };
    }

    private @Nullable MarkdownBlock dashes(Line line, MarkdownBlock.@Nullable Paragraph open) {
        MarkdownBlock heading = underlined(line, open, 2);
        MarkdownBlock table = heading == null ? table(line, open) : heading;
        if (table != null) {
            return table;
        }
        return isRule(line) ? new MarkdownBlock.Rule() : list(line);
    }

    private @Nullable MarkdownBlock heading(Line line) {
        int level = 0;
        while (level < line.text().length() && line.text().charAt(level) == '#') {
            level++;
        }
        if (level > 6 || line.text().length() < 2) {
            return null;
        }
        return new MarkdownBlock.Heading(level, trim(line.text(), "# "), inline);
    }

    /** A paragraph that a line of {@code =} or {@code -} makes a heading. */
    private @Nullable MarkdownBlock underlined(Line line, MarkdownBlock.@Nullable Paragraph open, int level) {
        if (open == null || line.text().chars().anyMatch(c -> c != line.marker())) {
            return null;
        }
        blocks.remove(blocks.size() - 1);
        return new MarkdownBlock.Heading(level, open.text(), inline);
    }

    private @Nullable MarkdownBlock table(Line line, MarkdownBlock.@Nullable Paragraph open) {
        if (open == null || !open.hasBar() || line.text().chars().anyMatch(c -> " -:|".indexOf(c) < 0)) {
            return null;
        }
        blocks.remove(blocks.size() - 1);
        return new MarkdownTable(open.text(), line.text(), inline);
    }

    private static boolean isRule(Line line) {
        String text = line.text();
        char marker = line.marker();
        return text.chars().allMatch(c -> c == marker || c == ' ')
                && text.chars().filter(c -> c == marker).count() >= 3;
    }

    private @Nullable MarkdownBlock list(Line line) {
        Matcher first = (Character.isDigit(line.marker()) ? ORDERED : UNORDERED).matcher(line.text());
        return first.matches() && first.group(first.groupCount()) != null
                ? new MarkdownList(line.indent(), first, this::defines, this::nested)
                : null;
    }

    private static @Nullable MarkdownBlock fence(Line line) {
        Matcher match = FENCE.matcher(line.text());
        return match.matches() ? new MarkdownBlock.Fence(line.marker(), match.group(1)) : null;
    }

    private static Optional<MarkdownBlock> comment(Line line) {
        return line.text().startsWith("<!--") ? Optional.of(new MarkdownBlock.Comment(line)) : Optional.empty();
    }

    private static Optional<MarkdownBlock> markup(Line line) {
        Matcher match = MarkdownInline.OPENING_TAG.matcher(line.text());
        if (!match.lookingAt() || INLINE.contains(match.group(1).toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        String name = match.group(1);
        String rest = line.text().substring(match.end());
        boolean alone = trim(rest).isEmpty();
        boolean empty = match.group(2) != null || VOID.contains(name);
        if (empty && !alone) {
            return Optional.empty();
        }
        boolean closed = alone ? empty : MarkdownBlock.Markup.closes(rest, name);
        return Optional.of(new MarkdownBlock.Markup(name, line.text(), closed));
    }

    /**
     * Whether a line defines an address for links, which is then known. Finds what Parsedown's pattern does, {@code
     * \[(.+?)\]:[ ]*<?(\S+?)>?(?:[ ]+["'(](.+)["')])?[ ]*}, but looks at each word once.
     */
    private boolean defines(Line line) {
        String text = trim(line.text(), " ");
        Matcher title = TITLE.matcher(text);
        boolean quotes = "\"')".indexOf(text.charAt(text.length() - 1)) >= 0;
        int end = 0;
        for (int name = text.indexOf("]:", 2); name >= 0; name = text.indexOf("]:", Math.max(name + 1, end - 2))) {
            int from = name + 2;
            while (from < text.length() && text.charAt(from) == ' ') {
                from++;
            }
            end = from;
            while (end < text.length() && " \t\n\u000B\f\r".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            boolean alone = end == text.length();
            if (from < end
                    && (alone || quotes && title.region(end, text.length()).matches())) {
                String url = text.substring(from, end).replaceFirst("(?s)^<?(.+?)>?\\z", "$1");
                inline.define(text.substring(1, name), url, alone ? null : title.group(1));
                return true;
            }
        }
        return false;
    }

    private String nested(List<String> lines) {
        return new MarkdownBlocks(inline, depth + 1).html(lines);
    }

    static String unquoted(String text) {
        return text.startsWith("> ") ? text.substring(2) : text.substring(1);
    }

    private static Line line(String body) {
        String line = body;
        if (body.indexOf('\t') >= 0) {
            StringBuilder spaced = new StringBuilder();
            String[] parts = body.split("\t", -1);
            int last = parts.length - 1;
            for (int i = 0; i < last; i++) {
                int columns = parts[i].codePointCount(0, parts[i].length()); // since the last multiple of four
                spaced.append(parts[i]).append(" ".repeat(4 - columns % 4));
            }
            line = spaced.append(parts[last]).toString();
        }
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return new Line(line, indent, line.substring(indent));
    }

    /** The text without the characters around it that PHP's {@code trim} removes. */
    static String trim(String text) {
        return trim(text, " \t\n\r\0\u000B");
    }

    static String trim(String text, String characters) {
        int from = 0;
        int to = text.length();
        while (from < to && characters.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && characters.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }
}
