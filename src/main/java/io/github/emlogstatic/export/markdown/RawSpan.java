package io.github.emlogstatic.export.markdown;

import org.commonmark.node.CustomNode;

/** Inline content between two HTML tags, because Markdown cannot write it, or not at this place. */
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
