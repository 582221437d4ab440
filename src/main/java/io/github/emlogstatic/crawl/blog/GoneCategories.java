package io.github.emlogstatic.crawl.blog;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.crawl.guard.SecondLook;
import io.github.emlogstatic.emlog.EmlogClient;
import java.io.IOException;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds categories that were deleted at a blog whose API does not list them. Such a category is named nowhere, and
 * emlog answers its list with 404 while it still finds the list of another category. A category that is merely empty
 * still has a list.
 */
public record GoneCategories(EmlogClient emlog) {

    /** The most lists of other categories that are asked for, since one of these may be gone, too. */
    private static final int MOST_OTHERS = 3;

    /** Drops those of the tree. */
    public void forget(CategoryTree tree) throws IOException {
        Set<Integer> gone = new TreeSet<>();
        for (int id : tree.unnamed()) {
            if (isGoneTwice(id)) {
                gone.add(id);
            }
        }
        if (!gone.isEmpty() && findsOne(tree.named())) {
            tree.forget(gone);
        }
    }

    /** Whether the blog, or something in front of it, answers for such lists at all. */
    private boolean findsOne(SortedSet<Integer> others) throws IOException {
        for (int id : others.stream().limit(MOST_OTHERS).toList()) {
            if (!isGone(id)) {
                return true;
            }
        }
        return false;
    }

    /** Whether two answers say so, because the first may be a fault of that moment. */
    private boolean isGoneTwice(int id) throws IOException {
        boolean first = isGone(id);
        return first && isGone(id);
    }

    private boolean isGone(int id) throws IOException {
        return SecondLook.confirmsGone(() -> emlog.page(new Route.Category(id).in(UrlMode.DYNAMIC)));
    }
}
