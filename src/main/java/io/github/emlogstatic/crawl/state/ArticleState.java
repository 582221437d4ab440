package io.github.emlogstatic.crawl.state;

import java.time.Instant;

/**
 * What was last seen of an article or a standalone page.
 *
 * @param comments what the blog counted when its comments were last asked for
 * @param likes likewise of its likes
 * @param held how many comments the archive holds
 * @param changesUnseen whether the text can change without the list showing it
 * @param checked when the text was last asked for, or the comments where the text cannot change unseen, in whole seconds
 * @param shown fingerprint of what the list shows and the archive holds of an article whose text came from the API, as
 *     both were when they were last found to agree; else empty
 */
public record ArticleState(
        Counted comments, Counted likes, int held, boolean changesUnseen, Instant checked, String shown) {

    static final ArticleState NEVER = new ArticleState(Counted.NEVER, Counted.NEVER, 0, true, Instant.EPOCH, "");

    /**
     * How many comments or likes the blog counted when they were last asked for.
     *
     * @param number 0 where they were never asked for
     */
    public record Counted(int number, Reading reading) {

        static final Counted NEVER = new Counted(0, Reading.NEVER);

        /** What became of the question. */
        private enum Reading {
            NEVER,
            READ,
            /** None was shown, though the blog counts some. */
            UNREAD
        }

        static Counted read(int number) {
            return new Counted(number, Reading.READ);
        }

        static Counted unread(int number) {
            return new Counted(number, Reading.UNREAD);
        }

        /** Whether they were read when the blog counted just as many. */
        public boolean isRead(int now) {
            return reading == Reading.READ && number == now;
        }

        /** Whether none was shown when the blog counted just as many. */
        public boolean isUnread(int now) {
            return reading == Reading.UNREAD && number == now;
        }

        /** How many more there are than so many. */
        int beyond(int held) {
            return reading == Reading.READ ? Math.max(0, number - held) : 0;
        }

        /** In the file a negative number stands for what was not read: -1 for never, -2 less the number for in vain. */
        private int code() {
            return switch (reading) {
                case NEVER -> -1;
                case READ -> number;
                case UNREAD -> -2 - number;
            };
        }

        private static Counted of(int code) {
            if (code == -1) {
                return NEVER;
            }
            return code < 0 ? unread(-2 - code) : read(code);
        }
    }

    public ArticleState withText(boolean nowChangesUnseen, Instant when) {
        return new ArticleState(comments, likes, held, nowChangesUnseen, when, shown);
    }

    /** The text was asked for in vain: the next run asks again. */
    public ArticleState unanswered() {
        return withText(changesUnseen, Instant.EPOCH);
    }

    public ArticleState withComments(int counted, int nowHeld, Instant when) {
        return withComments(Counted.read(counted), nowHeld, when);
    }

    /** The comments were asked for, and none could be read though the blog counts some. */
    public ArticleState withUnreadComments(int counted, int nowHeld, Instant when) {
        return withComments(Counted.unread(counted), nowHeld, when);
    }

    private ArticleState withComments(Counted nowCounted, int nowHeld, Instant when) {
        return new ArticleState(nowCounted, likes, nowHeld, changesUnseen, changesUnseen ? checked : when, shown);
    }

    /** Forgets that the comments could not be read on a page, so that the API is asked for them. */
    public ArticleState withoutUnreadComments() {
        return comments.reading() == Counted.Reading.UNREAD
                ? new ArticleState(Counted.NEVER, likes, held, changesUnseen, checked, shown)
                : this;
    }

    /** The archive holds no comments and no likes any more. */
    public ArticleState withoutDiscussion(Instant when) {
        return withComments(Counted.NEVER, 0, when).withLikes(Counted.NEVER);
    }

    public ArticleState withLikes(int counted) {
        return withLikes(Counted.read(counted));
    }

    /** The blog counts so many likes and showed none. */
    public ArticleState withUnreadLikes(int counted) {
        return withLikes(Counted.unread(counted));
    }

    private ArticleState withLikes(Counted nowCounted) {
        return new ArticleState(comments, nowCounted, held, changesUnseen, checked, shown);
    }

    public ArticleState withShown(String fingerprint) {
        return new ArticleState(comments, likes, held, changesUnseen, checked, fingerprint);
    }

    /** Tabs stand between the fields: every run reads a line for each article, and JSON would take most of its time. */
    String line() {
        return comments.code() + "\t" + likes.code() + "\t" + held + "\t" + changesUnseen + "\t"
                + checked.getEpochSecond() + "\t" + shown;
    }

    /** @throws NumberFormatException where the line is damaged */
    static ArticleState read(StateLine line) {
        return new ArticleState(
                Counted.of(line.nextInt()),
                Counted.of(line.nextInt()),
                line.nextInt(),
                line.next().equals("true"),
                Instant.ofEpochSecond(line.nextLong()),
                line.next());
    }
}
