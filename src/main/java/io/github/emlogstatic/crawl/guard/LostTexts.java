package io.github.emlogstatic.crawl.guard;

import io.github.emlogstatic.emlog.text.PlainText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Texts that a blog no longer shows, or only a little of them, although it still shows articles or pages with their ids. A
 * broken plugin, a break-in, a database with the wrong charset, or another blog at the same address looks like that. Safe
 * for several threads.
 */
final class LostTexts {

    /** Shorter texts, in characters, say too little to be compared. */
    private static final int SHORT = 40;

    /** A text of fewer words, as below a photograph, may be written anew with all that is around it. */
    private static final int FEWEST_WORDS = 20;

    /** A text counts as lost if at most one of so many parts of it is left. */
    private static final int PARTS = 4;

    private final Set<Integer> taken = new TreeSet<>();
    private int compared;
    private int lost;

    void compare(GuardedText before, GuardedText now, boolean isTaken) {
        String text = before.body().content();
        String textNow = now.body().content();
        if (text.isBlank()) {
            return;
        }
        boolean isLost = !text.equals(textNow)
                && (isShort(text, textNow) || isIllegible(text, textNow) || isAnother(before, now));
        synchronized (this) {
            compared++;
            lost += isLost ? 1 : 0;
            if (isLost && isTaken) {
                taken.add(now.id());
            }
        }
    }

    /**
     * Whether it is about something else, under another title and another date. Little of either text is in the other: what
     * is only longer or shorter is the same.
     */
    private static boolean isAnother(GuardedText before, GuardedText now) {
        if (!before.isWhole() || !now.hasAnotherHead(before)) {
            return false;
        }
        WordRuns words = before.words();
        WordRuns wordsNow = now.words();
        int shared = words.shared(wordsNow);
        return words.count() >= FEWEST_WORDS && shared <= words.count() / PARTS && shared <= wordsNow.count() / PARTS;
    }

    /** The tags are not counted: a picture pasted into a text may be most of its characters. */
    private static boolean isShort(String before, String now) {
        return now.length() <= before.length() / PARTS
                && isLittle(
                        PlainText.ofHtml(before).length(), PlainText.ofHtml(now).length());
    }

    /**
     * Whether a Chinese text is about as long as before, but few of its Chinese characters are left. A database that has lost
     * its charset, as in a move, shows question marks or Latin letters in their place.
     */
    private static boolean isIllegible(String before, String now) {
        if (!isLittle(chinese(before), chinese(now))) {
            return false;
        }
        String textBefore = PlainText.ofHtml(before);
        String textNow = PlainText.ofHtml(now);
        long were = chinese(textBefore);
        int half = textBefore.length() / 2;
        return were >= half && textNow.length() >= half && isLittle(were, chinese(textNow));
    }

    private static boolean isLittle(long before, long now) {
        return before >= SHORT && now <= before / PARTS;
    }

    private static long chinese(String text) {
        return text.codePoints().filter(Character::isIdeographic).count();
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
