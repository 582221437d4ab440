package io.github.emlogstatic.content.code;

import io.github.emlogstatic.content.text.HtmlFragment;

/** Collects pieces of code as HTML. Neighbours of one class share a span. For one text. */
final class Spans {

    /** The class of text that has no colour. */
    static final String PLAIN = "";

    private final StringBuilder out;
    private final StringBuilder pending = new StringBuilder();
    private String open = PLAIN;

    Spans(int length) {
        this.out = new StringBuilder(length + length / 2);
    }

    /** @param kind the class without {@code hljs-}, or {@link #PLAIN} */
    void add(String kind, String text) {
        if (text.isBlank()) {
            pending.append(text); // Space between two pieces of one class belongs to them.
            return;
        }
        if (!kind.equals(open)) {
            close();
            if (!kind.isEmpty()) {
                out.append("<span class=\"hljs-").append(kind).append("\">");
            }
            open = kind;
        }
        out.append(pending);
        pending.setLength(0);
        HtmlFragment.escapeText(text, out);
    }

    private void close() {
        out.append(open.isEmpty() ? "" : "</span>").append(pending);
        pending.setLength(0);
        open = PLAIN;
    }

    String end() {
        close();
        return out.toString();
    }
}
