package io.github.emlogstatic.emlog.markdown;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** The pairs of square brackets in a text. */
final class MarkdownBrackets {

    private final int[] closes;
    private final int[] next;

    MarkdownBrackets(String text) {
        closes = new int[text.length()];
        next = new int[text.length() + 1];
        Arrays.fill(closes, -1);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < closes.length; i++) {
            if (text.charAt(i) == '[') {
                open.push(i);
            } else if (text.charAt(i) == ']' && !open.isEmpty()) {
                closes[open.pop()] = i;
            }
        }
        next[closes.length] = -1;
        for (int i = closes.length - 1; i >= 0; i--) {
            next[i] = closes[i] >= 0 ? i : next[i + 1];
        }
    }

    /** The first bracket from here on that opens and is closed, or -1. */
    int firstClosed(int from) {
        return next[from];
    }

    /** The position at which the bracket that opens here is closed. */
    int close(int open) {
        return closes[open];
    }
}
