package io.github.emlogstatic.content.repair;

import java.util.ArrayDeque;
import java.util.Deque;

/** Gives headings levels without gaps, from 2 on: the 1 is the title's. */
public final class Levels {

    private static final int DEEPEST = 6;

    private final Deque<Integer> above = new ArrayDeque<>();

    /** @param level as the author has it */
    public int next(int level) {
        while (!above.isEmpty() && above.peek() >= level) {
            above.pop();
        }
        above.push(level);
        return Math.min(DEEPEST, above.size() + 1);
    }
}
