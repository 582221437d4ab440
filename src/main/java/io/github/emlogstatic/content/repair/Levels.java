package io.github.emlogstatic.content.repair;

import java.util.ArrayDeque;
import java.util.Deque;

/** Gives headings levels without gaps. They start at 2, because the title of the page is level 1. */
public final class Levels {

    private static final int DEEPEST = 6;

    private final Deque<Integer> above = new ArrayDeque<>();

    /** @param level the author's level */
    public int next(int level) {
        while (!above.isEmpty() && above.peek() >= level) {
            above.pop();
        }
        above.push(level);
        return Math.min(DEEPEST, above.size() + 1);
    }
}
