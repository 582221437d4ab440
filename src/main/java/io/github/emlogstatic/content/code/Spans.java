package io.github.emlogstatic.content.code;

import io.github.emlogstatic.content.text.HtmlFragment;

/** Writes code as HTML, piece by piece. Neighbours of one class share a span. For one text. */
final class Spans {

    /** The class of text that has no colour. */
    static final String PLAIN = "";

    private final char[] code;
    private final StringBuilder out;
    private String open = PLAIN;
    private int written;
    private int at;

    Spans(String code) {
        this.code = code.toCharArray();
        this.out = new StringBuilder(this.code.length + this.code.length / 2);
    }

    /**
     * Adds the next piece. Space between two pieces of one class belongs to them.
     *
     * @param kind the class without {@code hljs-}, or {@link #PLAIN}
     * @param end where the piece ends in the code
     */
    void add(String kind, int end) {
        if (!isBlank(end)) {
            if (!kind.equals(open)) {
                close();
                if (!kind.isEmpty()) {
                    out.append("<span class=\"hljs-").append(kind).append("\">");
                }
                open = kind;
            }
            writeSpace();
            HtmlFragment.escapeText(code, at, end, out);
            written = end;
        }
        at = end;
    }

    private boolean isBlank(int end) {
        for (int i = at; i < end; i++) {
            if (!Character.isWhitespace(code[i])) {
                return false;
            }
        }
        return true;
    }

    private void close() {
        out.append(open.isEmpty() ? "" : "</span>");
        writeSpace();
        open = PLAIN;
    }

    private void writeSpace() {
        out.append(code, written, at - written);
        written = at;
    }

    String end() {
        close();
        return out.toString();
    }
}
