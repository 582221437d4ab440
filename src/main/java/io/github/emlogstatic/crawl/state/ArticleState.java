package io.github.emlogstatic.crawl.state;

import java.time.Instant;

/**
 * What earlier runs saw of an article or standalone page.
 *
 * @param comments the blog's count when the comments were last asked for
 * @param likes the blog's count when the likes were last asked for
 * @param commentsArchived the number of comments in the archive
 * @param changesUnseen whether the text can change while its entry in the list stays the same
 * @param checked when the text was last asked for, or the comments if the text cannot change unseen, in whole seconds
 * @param shown fingerprint of the list's entry and the archived article when both were last equal, if the archive has
 *     the best text; else empty
 */
public record ArticleState(
        Counted comments, Counted likes, int commentsArchived, boolean changesUnseen, Instant checked, String shown) {

    static final ArticleState NEVER = new ArticleState(Counted.NEVER, Counted.NEVER, 0, true, Instant.EPOCH, "");

    /**
     * The blog's count of comments or likes when they were last asked for.
     *
     * @param number the count; 0 if they were never asked for
     */
    public record Counted(int number, Reading reading) {

        static final Counted NEVER = new Counted(0, Reading.NEVER);

        /** The result of the question. */
        private enum Reading {
            NEVER,
            READ,
            /** The source showed none, although the blog counts some. */
            UNREAD
        }

        static Counted read(int number) {
            return new Counted(number, Reading.READ);
        }

        static Counted unread(int number) {
            return new Counted(number, Reading.UNREAD);
        }

        /** Whether they were read at the same count. */
        public boolean isRead(int now) {
            return reading == Reading.READ && number == now;
        }

        /** Whether none could be read at the same count. */
        public boolean isUnread(int now) {
            return reading == Reading.UNREAD && number == now;
        }

        /** The count, or another number if they were never asked for. */
        public int orElse(int other) {
            return reading == Reading.NEVER ? other : number;
        }

        /** How many more were counted than the archive contains. */
        int beyond(int archived) {
            return reading == Reading.READ ? Math.max(0, number - archived) : 0;
        }

        /** The number in the file: the count, or -1 for never, or -2 minus the count for unread. */
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

    /**
     * The text was asked for at that time.
     *
     * @param nowChangesUnseen see {@link #changesUnseen}
     */
    public ArticleState withText(boolean nowChangesUnseen, Instant when) {
        return new ArticleState(comments, likes, commentsArchived, nowChangesUnseen, when, shown);
    }

    /** There was no usable answer. The next run asks again. */
    public ArticleState unanswered() {
        return withText(changesUnseen, Instant.EPOCH);
    }

    /** The article is not as it was. The next run asks for it, whatever its source was. */
    public ArticleState askedAnew() {
        return withText(true, Instant.EPOCH);
    }

    /** Whether there was no usable answer to the last question. */
    public boolean isUnanswered() {
        return checked.equals(Instant.EPOCH);
    }

    /**
     * The comments were read.
     *
     * @param counted how many the blog counts
     * @param nowArchived how many the archive has
     */
    public ArticleState withComments(int counted, int nowArchived, Instant when) {
        return withComments(Counted.read(counted), nowArchived, when);
    }

    /** No comments could be read, although the blog counts some. */
    public ArticleState withUnreadComments(int counted, int nowArchived, Instant when) {
        return withComments(Counted.unread(counted), nowArchived, when);
    }

    private ArticleState withComments(Counted nowCounted, int nowArchived, Instant when) {
        return new ArticleState(nowCounted, likes, nowArchived, changesUnseen, changesUnseen ? checked : when, shown);
    }

    /** The archive has so many comments. */
    public ArticleState withArchivedComments(int count) {
        return new ArticleState(comments, likes, count, changesUnseen, checked, shown);
    }

    /** Forgets that comments were unreadable, so that they are asked for again. */
    public ArticleState withoutUnreadComments() {
        return comments.reading() == Counted.Reading.UNREAD
                ? new ArticleState(Counted.NEVER, likes, commentsArchived, changesUnseen, checked, shown)
                : this;
    }

    /** The archive no longer contains comments and likes. */
    public ArticleState withoutDiscussion() {
        return new ArticleState(Counted.NEVER, Counted.NEVER, 0, changesUnseen, checked, shown);
    }

    /**
     * The likes were read.
     *
     * @param counted how many the blog counts
     */
    public ArticleState withLikes(int counted) {
        return withLikes(Counted.read(counted));
    }

    /** Forgets that likes were asked for, so that they are asked for again. */
    public ArticleState withoutLikes() {
        return withLikes(Counted.NEVER);
    }

    /** The source showed no likes, although the blog counts some. */
    public ArticleState withUnreadLikes(int counted) {
        return withLikes(Counted.unread(counted));
    }

    private ArticleState withLikes(Counted nowCounted) {
        return new ArticleState(comments, nowCounted, commentsArchived, changesUnseen, checked, shown);
    }

    /**
     * The entry of the list and the archived article were equal.
     *
     * @param fingerprint of both, see {@link #shown}
     */
    public ArticleState withShown(String fingerprint) {
        return new ArticleState(comments, likes, commentsArchived, changesUnseen, checked, fingerprint);
    }

    /** The line in the file. Tabs separate its fields, because every run reads a line for each article. */
    String line() {
        return comments.code() + "\t" + likes.code() + "\t" + commentsArchived + "\t" + changesUnseen + "\t"
                + checked.getEpochSecond() + "\t" + shown;
    }

    /** @throws NumberFormatException if the line is damaged */
    static ArticleState read(StateLine line) {
        return new ArticleState(
                Counted.of(line.nextInt()),
                Counted.of(line.nextInt()),
                line.nextInt(),
                line.next().equals("true"),
                line.nextInstant(),
                line.next());
    }
}
