package io.github.emlogstatic.crawl.guard;

import io.github.emlogstatic.emlog.text.PlainText;
import io.github.emlogstatic.model.Body;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The texts of which a blog shows little or nothing any more, although it still shows their articles or pages. A broken
 * plugin or a break-in looks like that. Safe for several threads.
 */
final class LostTexts {

    /** Shorter texts, in characters, say too little to be compared. */
    private static final int SHORT = 40;

    /** At most one part of so many is left of a lost text. */
    private static final int PARTS = 4;

    private final Set<Integer> taken = new TreeSet<>();
    private int compared;
    private int lost;

    void compare(int id, Body before, Body now, boolean isTaken) {
        if (before.content().isBlank()) {
            return;
        }
        boolean isLost = isLost(before.content(), now.content());
        synchronized (this) {
            compared++;
            lost += isLost ? 1 : 0;
            if (isLost && isTaken) {
                taken.add(id);
            }
        }
    }

    /** The tags are not counted: a picture pasted into a text may be most of its characters. */
    private static boolean isLost(String before, String now) {
        if (now.length() > before.length() / PARTS) {
            return false;
        }
        int length = PlainText.ofHtml(before).length();
        return length >= SHORT && PlainText.ofHtml(now).length() <= length / PARTS;
    }

    synchronized int compared() {
        return compared;
    }

    synchronized int lost() {
        return lost;
    }

    /** The ids of the articles or pages whose text is replaced by the little that is left. */
    synchronized List<Integer> taken() {
        return List.copyOf(taken);
    }
}
