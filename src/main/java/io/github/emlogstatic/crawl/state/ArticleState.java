package io.github.emlogstatic.crawl.state;

import java.time.Instant;

/**
 * What was last seen of an article or a page.
 *
 * @param comments emlog's {@code comnum} when the comments were last asked for; -1 for never, and below
 *     that where they were asked for in vain
 * @param likes emlog's {@code like_count} likewise; below -1 where none was shown though some are counted
 * @param held how many comments the archive holds
 * @param excerpt whether the body can change without the list showing it
 * @param checked when the body was last asked for, or the comments where the body cannot change unseen, in whole seconds
 * @param shown fingerprint of what the list shows and the archive holds of an article whose text came from the API, as
 *     both were when they were last found to agree; else empty
 */
public record ArticleState(int comments, int likes, int held, boolean excerpt, Instant checked, String shown) {

    static final ArticleState NEVER = new ArticleState(-1, -1, 0, true, Instant.EPOCH, "");

    public ArticleState withBody(boolean hasExcerpt, Instant when) {
        return new ArticleState(comments, likes, held, hasExcerpt, when, shown);
    }

    /** Asked for in vain: the next run asks again. */
    public ArticleState unanswered() {
        return withBody(excerpt, Instant.EPOCH);
    }

    public ArticleState withComments(int comnum, int nowHeld, Instant when) {
        return new ArticleState(comnum, likes, nowHeld, excerpt, excerpt ? checked : when, shown);
    }

    /** The page was asked for its comments, and none could be read though there are some. */
    public ArticleState withUnreadComments(int comnum, int nowHeld, Instant when) {
        return withComments(-2 - comnum, nowHeld, when);
    }

    /** What a page did not show, the API may give: it is asked as if nobody had been. */
    public ArticleState withoutUnreadComments() {
        return comments < -1 ? new ArticleState(-1, likes, held, excerpt, checked, shown) : this;
    }

    /** {@code comnum} when the comments were last asked for, readable or not; -1 for never. */
    public int counted() {
        return comments < -1 ? -2 - comments : comments;
    }

    public ArticleState withLikes(int likeCount) {
        return new ArticleState(comments, likeCount, held, excerpt, checked, shown);
    }

    /** The blog counts so many likes and showed none. */
    public ArticleState withDoubtedLikes(int likeCount) {
        return withLikes(-2 - likeCount);
    }

    /** Whether that was so in an earlier run. */
    public boolean doubtsLikes(int likeCount) {
        return likes == -2 - likeCount;
    }

    /** {@code like_count} when the likes were last asked for, shown or not; -1 for never. */
    public int countedLikes() {
        return likes < -1 ? -2 - likes : likes;
    }

    public ArticleState withShown(String fingerprint) {
        return new ArticleState(comments, likes, held, excerpt, checked, fingerprint);
    }

    /** Fields apart by a tab: every run reads one for each article, and JSON would cost it most of its time. */
    String line() {
        return comments + "\t" + likes + "\t" + held + "\t" + excerpt + "\t" + checked.getEpochSecond() + "\t" + shown;
    }

    /** @throws NumberFormatException where the line is damaged */
    static ArticleState read(StateLine line) {
        return new ArticleState(
                line.nextInt(),
                line.nextInt(),
                line.nextInt(),
                line.next().equals("true"),
                Instant.ofEpochSecond(line.nextLong()),
                line.next());
    }
}
