package io.github.emlogstatic.model.run;

import java.util.List;

/** A list in a message, of which the first few are named: {@code a, b, c and 5 more}. */
public final class ShortList {

    private ShortList() {}

    /** @param most so many are named */
    public static String of(List<String> names, int most) {
        String first = String.join(", ", names.subList(0, Math.min(most, names.size())));
        int more = names.size() - most;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
