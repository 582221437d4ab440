package io.github.emlogstatic.fakeemlog.blog;

import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The published articles in the order of emlog's list, good until an article is changed or a scheduled one falls due.
 *
 * <p>emlog sorts without a tie-breaker; here, of articles equal in everything it sorts by, the lower id comes first.
 *
 * @param posts pinned ones first, then newest first
 * @param from the time that it was made for, in the blog's zone
 * @param due when the next scheduled article appears
 */
public record PublicOrder(List<PostRow> posts, LocalDateTime from, LocalDateTime due) {

    public static final Comparator<PostRow> NEWEST =
            Comparator.comparing((PostRow post) -> post.date()).reversed();
    private static final Comparator<PostRow> PINNED =
            Comparator.comparing((PostRow post) -> post.top()).reversed();
    private static final Comparator<PostRow> PINNED_IN_CATEGORY =
            Comparator.comparing((PostRow post) -> post.categoryTop()).reversed();

    static PublicOrder of(Collection<PostRow> all, LocalDateTime now, EmlogVersion version) {
        List<PostRow> published = new ArrayList<>();
        LocalDateTime due = LocalDateTime.MAX;
        for (PostRow post : all) {
            if (!post.isArticle() || !post.isReadable()) {
                continue;
            }
            if (!post.date().isAfter(now)) {
                published.add(post);
            } else if (post.date().isBefore(due)) {
                due = post.date();
            }
        }
        published.sort(comparator(version));
        return new PublicOrder(List.copyOf(published), now, due);
    }

    /** The order of the list; ties are left to the caller. */
    public static Comparator<PostRow> comparator(EmlogVersion version) {
        return version.ordersByCategoryTop()
                ? PINNED.thenComparing(PINNED_IN_CATEGORY).thenComparing(NEWEST)
                : PINNED.thenComparing(NEWEST);
    }

    boolean holdsAt(LocalDateTime now) {
        return !now.isBefore(from) && now.isBefore(due);
    }
}
