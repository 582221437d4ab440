package io.github.emlogstatic.export.markdown;

import org.commonmark.node.CustomNode;

/** Part of a line between two tags, for which Markdown has no word, or none that works at its place. */
final class RawSpan extends CustomNode {

    private final String start;
    private final String end;

    RawSpan(String start, String end) {
        this.start = start;
        this.end = end;
    }

    String start() {
        return start;
    }

    String end() {
        return end;
    }
}
