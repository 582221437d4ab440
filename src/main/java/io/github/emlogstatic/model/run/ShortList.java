package io.github.emlogstatic.model.run;

import java.util.List;

/** A list in a message that names only the first few. */
public final class ShortList {

    private ShortList() {}

    /**
     * Names in a sentence: {@code a, b, c and 5 more}.
     *
     * @param most so many are named
     */
    public static String of(List<String> names, int most) {
        String first = String.join(", ", names.subList(0, Math.min(most, names.size())));
        int more = names.size() - most;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    /**
     * One sentence for several of its kind: {@code a.html is damaged; and 5 more}.
     *
     * @param all how many there are, with the first
     */
    public static String sentence(String first, int all) {
        return all > 1 ? first + "; and " + (all - 1) + " more" : first;
    }
}
