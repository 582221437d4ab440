package io.github.emlogstatic.emlog.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A block of a text in Markdown. It takes further lines until it refuses one. */
abstract class MarkdownBlock {

    /** Whether a blank line followed. */
    boolean interrupted;

    /** Whether a line belongs to this block, which then has it. */
    boolean takes(MarkdownBlocks.Line line) {
        return false;
    }

    /** Absent for what is not shown. */
    abstract Optional<String> html();

    static final class Paragraph extends MarkdownBlock {

        private final StringBuilder text;
        private final MarkdownInline inline;
        private boolean bar;

        Paragraph(String text, MarkdownInline inline) {
            this.text = new StringBuilder(text);
            this.inline = inline;
            this.bar = text.indexOf('|') >= 0;
        }

        void add(String line) {
            text.append('\n').append(line);
            bar |= line.indexOf('|') >= 0;
        }

        /** Whether it may be the head of a table. Each of many lines asks, so the text is not searched again. */
        boolean hasBar() {
            return bar;
        }

        String text() {
            return text.toString();
        }

        @Override
        Optional<String> html() {
            return Optional.of("<p>" + inline.html(text()) + "</p>");
        }
    }

    static final class Heading extends MarkdownBlock {

        private final int level;
        private final String text;
        private final MarkdownInline inline;

        Heading(int level, String text, MarkdownInline inline) {
            this.level = level;
            this.text = text;
            this.inline = inline;
        }

        @Override
        Optional<String> html() {
            return Optional.of("<h" + level + ">" + inline.html(text) + "</h" + level + ">");
        }
    }

    static final class Rule extends MarkdownBlock {

        @Override
        Optional<String> html() {
            return Optional.of("<hr />");
        }
    }

    /** The definition of an address. */
    static final class Hidden extends MarkdownBlock {

        @Override
        Optional<String> html() {
            return Optional.empty();
        }
    }

    static final class Code extends MarkdownBlock {

        private final StringBuilder code;

        Code(String code) {
            this.code = new StringBuilder(code);
        }

        @Override
        boolean takes(MarkdownBlocks.Line line) {
            if (line.indent() < 4) {
                return false;
            }
            code.append(interrupted ? "\n\n" : "\n").append(line.body().substring(4));
            interrupted = false;
            return true;
        }

        @Override
        Optional<String> html() {
            return Optional.of("<pre><code>" + Markdown.escapedText(code.toString()) + "</code></pre>");
        }
    }

    /** Code between two fences. If the second fence is missing, emlog keeps the line break after the first. */
    static final class Fence extends MarkdownBlock {

        private final char marker;
        private final String language;
        private final StringBuilder code = new StringBuilder();
        private boolean complete;

        Fence(char marker, String info) {
            this.marker = marker;
            this.language = info.isEmpty() ? "" : info.split("[ \t\n\f\r]", -1)[0];
        }

        @Override
        boolean takes(MarkdownBlocks.Line line) {
            if (complete) {
                return false;
            }
            if (interrupted) {
                code.append('\n');
                interrupted = false;
            }
            if (closes(line.text())) {
                complete = true;
                if (code.length() > 0) {
                    code.deleteCharAt(0);
                }
            } else {
                code.append('\n').append(line.body());
            }
            return true;
        }

        private boolean closes(String text) {
            String bare = MarkdownBlocks.trim(text, " ");
            return bare.length() >= 3 && bare.chars().allMatch(c -> c == marker);
        }

        @Override
        Optional<String> html() {
            String type = language.isEmpty() ? "" : " class=\"language-" + Markdown.escapedAttribute(language) + "\"";
            return Optional.of("<pre><code" + type + ">" + Markdown.escapedText(code.toString()) + "</code></pre>");
        }
    }

    static final class Comment extends MarkdownBlock {

        private final StringBuilder markup;
        private boolean closed;

        Comment(MarkdownBlocks.Line line) {
            this.markup = new StringBuilder(line.body());
            this.closed = line.text().endsWith("-->");
        }

        @Override
        boolean takes(MarkdownBlocks.Line line) {
            if (closed) {
                return false;
            }
            markup.append('\n').append(line.body());
            closed = line.text().endsWith("-->");
            return true;
        }

        @Override
        Optional<String> html() {
            return Optional.of(markup.toString());
        }
    }

    /** An element of HTML, up to the line that closes it. */
    static final class Markup extends MarkdownBlock {

        private final String name;
        private final StringBuilder markup;
        private int depth;
        private boolean closed;

        Markup(String name, String text, boolean closed) {
            this.name = name;
            this.markup = new StringBuilder(text);
            this.closed = closed;
        }

        static boolean closes(String text, String name) {
            String bare = MarkdownBlocks.trim(text, " ").toLowerCase(Locale.ROOT);
            return bare.endsWith("</" + name.toLowerCase(Locale.ROOT) + ">");
        }

        @Override
        boolean takes(MarkdownBlocks.Line line) {
            if (closed) {
                return false;
            }
            if (MarkdownInline.opens(line.text(), name)) {
                depth++;
            }
            if (closes(line.text(), name)) {
                closed = depth == 0;
                depth = Math.max(0, depth - 1);
            }
            markup.append(interrupted ? "\n\n" : "\n").append(line.body());
            interrupted = false;
            return true;
        }

        @Override
        Optional<String> html() {
            return Optional.of(markup.toString());
        }
    }

    static final class Quote extends MarkdownBlock {

        private final List<String> lines = new ArrayList<>();
        private final Function<List<String>, String> inner;

        Quote(String line, Function<List<String>, String> inner) {
            lines.add(line);
            this.inner = inner;
        }

        @Override
        boolean takes(MarkdownBlocks.Line line) {
            if (line.marker() == '>') {
                if (interrupted) {
                    lines.add("");
                    interrupted = false;
                }
                lines.add(MarkdownBlocks.unquoted(line.text()));
                return true;
            }
            return !interrupted && lines.add(line.text());
        }

        @Override
        Optional<String> html() {
            return Optional.of("<blockquote>" + inner.apply(lines) + "</blockquote>");
        }
    }
}
