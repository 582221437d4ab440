package io.github.emlogstatic.crawl.guard;

import io.github.emlogstatic.emlog.text.PlainText;
import io.github.emlogstatic.model.Body;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the texts of which a blog shows little or nothing any more, although it still lists their articles. A broken plugin
 * or a break-in looks like that. Safe for several threads.
 */
public final class LostTexts {

    /** Shorter texts, in characters, say too little to be compared. */
    private static final int SHORT = 40;

    /** At most one part of so many is left of a lost text. */
    private static final int PARTS = 4;

    private final AtomicInteger compared = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    /** Compares an archived text with what the blog shows now. */
    public void compare(Body before, Body now) {
        if (before.content().isBlank()) {
            return;
        }
        compared.incrementAndGet();
        if (isLost(before.content(), now.content())) {
            lost.incrementAndGet();
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

    /** Tells the guard. */
    public void tell(ShrinkGuard guard) {
        guard.known(CountedKind.TEXTS, compared.get());
        guard.count(CountedKind.TEXTS, lost.get());
    }
}
