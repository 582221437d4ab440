package io.github.emlogstatic.render.search;

import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A posting list for each term. A hash table of its own, because a text has thousands of terms, and {@code HashMap} would
 * need an object for each look. A term is an int other than 0.
 */
final class Postings {

    private int[] terms = new int[1 << 12];
    private @Nullable PostingList[] lists = new PostingList[terms.length];
    private int size;

    PostingList of(int term) {
        int slot = slot(term);
        if (terms[slot] == 0) {
            slot = newSlot(term);
        }
        return Objects.requireNonNull(lists[slot]);
    }

    /** The place of the term, or the free place where it belongs. */
    private int slot(int term) {
        int slot = term * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(terms.length) + 1;
        while (terms[slot] != 0 && terms[slot] != term) {
            slot = slot + 1 & terms.length - 1;
        }
        return slot;
    }

    private int newSlot(int term) {
        if (++size > terms.length / 2) {
            grow();
        }
        int slot = slot(term);
        terms[slot] = term;
        lists[slot] = new PostingList();
        return slot;
    }

    private void grow() {
        int[] oldTerms = terms;
        @Nullable PostingList[] oldLists = lists;
        terms = new int[oldTerms.length * 2];
        lists = new PostingList[terms.length];
        for (int i = 0; i < oldTerms.length; i++) {
            if (oldTerms[i] != 0) {
                int slot = slot(oldTerms[i]);
                terms[slot] = oldTerms[i];
                lists[slot] = oldLists[i];
            }
        }
    }

    /** Passes on every term and its list, in no particular order. */
    void forEach(BiConsumer<Integer, PostingList> receiver) {
        for (int slot = 0; slot < terms.length; slot++) {
            if (lists[slot] != null) {
                receiver.accept(terms[slot], lists[slot]);
            }
        }
    }
}
