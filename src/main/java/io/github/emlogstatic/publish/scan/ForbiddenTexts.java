package io.github.emlogstatic.publish.scan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds many forbidden texts in one pass over a file (Rabin–Karp): a rolling hash of the last bytes is kept, and a forbidden
 * text is compared only where the hash equals that of its first bytes. Safe for several threads.
 */
final class ForbiddenTexts {

    private static final int WINDOW = Passages.SHORTEST;
    private static final int FACTOR = 31;
    private static final int LEAVING = power();
    private static final int BITS = 0xFFFF;

    private final Map<Integer, List<ForbiddenText>> byHead = new HashMap<>();
    private final BitSet heads = new BitSet(BITS + 1);
    private final List<ForbiddenText> shorter = new ArrayList<>();

    ForbiddenTexts(Iterable<ForbiddenText> all) {
        for (ForbiddenText forbidden : all) {
            if (forbidden.bytes().length() < WINDOW) {
                shorter.add(forbidden);
            } else {
                int head = sum(forbidden.bytes());
                byHead.computeIfAbsent(head, any -> new ArrayList<>()).add(forbidden);
                heads.set(head & BITS);
            }
        }
    }

    boolean isEmpty() {
        return byHead.isEmpty() && shorter.isEmpty();
    }

    /** The forbidden texts that a text contains, each once. */
    Set<ForbiddenText> in(String text) {
        Set<ForbiddenText> found = new LinkedHashSet<>();
        shorter.stream().filter(forbidden -> forbidden.isIn(text)).forEach(found::add);
        if (byHead.isEmpty() || text.length() < WINDOW) {
            return found;
        }
        int sum = sum(text);
        for (int end = WINDOW; ; end++) {
            if (heads.get(sum & BITS)) {
                add(text, end - WINDOW, sum, found);
            }
            if (end == text.length()) {
                return found;
            }
            sum = sum * FACTOR + text.charAt(end) - LEAVING * text.charAt(end - WINDOW);
        }
    }

    private void add(String text, int at, int sum, Set<ForbiddenText> found) {
        for (ForbiddenText forbidden : byHead.getOrDefault(sum, List.of())) {
            if (forbidden.isAt(text, at)) {
                found.add(forbidden);
            }
        }
    }

    private static int sum(String text) {
        int sum = 0;
        for (int i = 0; i < WINDOW; i++) {
            sum = sum * FACTOR + text.charAt(i);
        }
        return sum;
    }

    /** The factor of a byte at the moment it leaves the window. */
    private static int power() {
        int power = 1;
        for (int i = 0; i < WINDOW; i++) {
            power *= FACTOR;
        }
        return power;
    }
}
