package io.github.emlogstatic.emlog.markdown;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Finds where emphasis ends, as Parsedown's regular expressions do. They try every way to read what stands between the
 * marks; here no place is tried twice, so that a long text takes little time and stack.
 */
final class MarkdownEmphasis {

    private final String text;
    private final char mark;
    private final boolean strong;
    /** The places from which no end is reached. */
    private final BitSet vain = new BitSet();

    /** @param strong whether the emphasis has two marks on each side */
    MarkdownEmphasis(String text, char mark, boolean strong) {
        this.text = text;
        this.mark = mark;
        this.strong = strong;
    }

    /** The position after the emphasis that starts at a mark, or -1. */
    int end(int start) {
        BitSet tried = new BitSet(); // counted from the start: its size is that of what is tried, not of the text
        Deque<Integer> open = new ArrayDeque<>();
        push(open, start + (strong ? 2 : 1));
        while (!open.isEmpty()) {
            int at = open.pop();
            if (tried.get(at - start) || vain.get(at)) {
                continue;
            }
            tried.set(at - start);
            if (closes(at)) {
                return at + (strong ? 2 : 1);
            }
            push(open, at);
        }
        tried.stream().forEach(place -> vain.set(start + place));
        return -1;
    }

    /** Adds the places after what may follow here; the one to try first is added last. */
    private void push(Deque<Integer> open, int at) {
        if (at >= text.length()) {
            return;
        }
        if (text.charAt(at) == mark) {
            int inner = afterInner(at);
            if (inner >= 0) {
                open.push(inner);
            }
            return;
        }
        open.push(at + 1);
        if (text.charAt(at) == '\\' && is(at + 1)) {
            open.push(at + 2);
        }
    }

    /** The position after emphasis of the other kind. */
    private int afterInner(int at) {
        if (strong) {
            int close = text.indexOf(mark, at + 1);
            return close < 0 ? -1 : close + 1;
        }
        if (!is(at + 1)) {
            return -1;
        }
        int close = text.indexOf(mark, at + 2);
        boolean empty = mark == '*' && close == at + 2;
        return close < 0 || empty || !is(close + 1) ? -1 : close + 2;
    }

    private boolean closes(int at) {
        if (strong) {
            return is(at) && is(at + 1) && !is(at + 2);
        }
        return is(at) && !is(at + 1) && (mark == '*' || !isWord(at + 1));
    }

    private boolean is(int at) {
        return at < text.length() && text.charAt(at) == mark;
    }

    private boolean isWord(int at) {
        return at < text.length() && Character.isLetterOrDigit(text.codePointAt(at));
    }
}
