package io.github.emlogstatic.publish;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds many needles in one pass over a text, after Rabin and Karp: the sum of the text's last bytes is kept up to date,
 * and a needle is compared only where the sum is that of its head. Safe for several threads.
 */
final class Needles {

    private static final int WINDOW = Passages.SHORTEST;
    private static final int FACTOR = 31;
    private static final int LEAVING = power();
    private static final int BITS = 0xFFFF;

    private final Map<Integer, List<Needle>> byHead = new HashMap<>();
    private final BitSet heads = new BitSet(BITS + 1);
    private final List<Needle> shorter = new ArrayList<>();

    Needles(Iterable<Needle> needles) {
        for (Needle needle : needles) {
            if (needle.bytes().length() < WINDOW) {
                shorter.add(needle);
            } else {
                int head = sum(needle.bytes());
                byHead.computeIfAbsent(head, any -> new ArrayList<>()).add(needle);
                heads.set(head & BITS);
            }
        }
    }

    boolean isEmpty() {
        return byHead.isEmpty() && shorter.isEmpty();
    }

    /** Those that the text holds, each once. */
    Set<Needle> in(String text) {
        Set<Needle> found = new LinkedHashSet<>();
        shorter.stream().filter(needle -> needle.isIn(text)).forEach(found::add);
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

    private void add(String text, int at, int sum, Set<Needle> found) {
        for (Needle needle : byHead.getOrDefault(sum, List.of())) {
            if (needle.isAt(text, at)) {
                found.add(needle);
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

    /** What a byte weighs when it leaves the window. */
    private static int power() {
        int power = 1;
        for (int i = 0; i < WINDOW; i++) {
            power *= FACTOR;
        }
        return power;
    }
}
