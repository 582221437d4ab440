package io.github.emlogstatic.restore;

import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.CommentDates;
import io.github.emlogstatic.model.discussion.DateRange;
import io.github.emlogstatic.model.discussion.Like;
import io.github.emlogstatic.model.discussion.PrivateComment;
import io.github.emlogstatic.model.discussion.SiblingDates;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes comments, likes and notes.
 *
 * @param users the ids of the users that come back
 */
record DiscussionRows(SqlWriter writer, MovedTexts texts, Set<Integer> users, Losses losses) {

    void comments(int article, List<Comment> threads) throws IOException {
        comments(article, 0, threads, CommentDates.of(threads));
    }

    private void comments(int article, int parent, List<Comment> siblings, CommentDates dates) throws IOException {
        for (Comment comment : siblings) {
            write(article, parent, comment, false, dates.of(comment).getEpochSecond());
            guess(comment.date());
            comments(article, comment.id(), comment.children(), dates);
        }
    }

    private void write(int article, int parent, Comment comment, boolean hidden, long date) throws IOException {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("cid", comment.id());
        row.put("gid", article);
        row.put("pid", parent);
        row.put("top", SqlWriter.yes(comment.top()));
        row.put("poster", comment.author());
        row.put("avatar", texts.address(comment.avatar()));
        row.put("comment", texts.moved(CommentSource.of(comment.content())));
        row.put("url", texts.moved(comment.authorUrl()));
        row.put("hide", SqlWriter.yes(hidden));
        row.put("like_count", comment.likes());
        boolean known = users.contains(comment.userId());
        if (comment.userId() > 0 && !known) {
            losses.withoutAccount();
        }
        row.put("uid", known ? comment.userId() : 0);
        row.put("date", date);
        writer.row("comment", row);
    }

    /** Comments that the public cannot read. Those that wait for approval wait again. */
    void privateComments(int article, List<PrivateComment> comments) throws IOException {
        for (PrivateComment one : comments) {
            long date = one.comment().date().from().getEpochSecond();
            write(article, one.parent(), one.comment(), one.waiting(), date);
        }
    }

    void likes(int article, List<Like> newestFirst) throws IOException {
        List<Like> likes = new ArrayList<>(newestFirst);
        Collections.reverse(likes);
        long[] dates = SiblingDates.of(likes.stream().map(Like::date).toList(), Instant.EPOCH);
        for (int i = 0; i < dates.length; i++) {
            Like like = likes.get(i);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", like.id());
            row.put("gid", article);
            row.put("vote_type", "like");
            row.put("poster", like.name());
            row.put("avatar", texts.address(like.avatar()));
            row.put("uid", like.userId());
            row.put("date", dates[i]);
            writer.row("like", row);
            guess(like.date());
        }
    }

    /**
     * Before emlog 2.2.6 the API tells no ids of notes, so these notes get new ones here. Hidden ones come from a backup,
     * which tells their ids, so no number is given twice.
     */
    void notes(List<Note> shown, List<Note> hidden) throws IOException {
        int last = Stream.concat(shown.stream(), hidden.stream())
                .mapToInt(Note::id)
                .max()
                .orElse(0);
        notes(shown, false, last);
        if (hidden.isEmpty() || writer.has("twitter", "private")) {
            notes(hidden, true, last);
        } else {
            losses.of(hidden.size() + " private notes, because this version of emlog would show them");
        }
    }

    /** @param lastId the greatest id of all notes */
    private void notes(List<Note> newestFirst, boolean hidden, int lastId) throws IOException {
        int pinned = pinned(newestFirst);
        int last = lastId;
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            Note note = newestFirst.get(i);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", note.id() > 0 ? note.id() : ++last);
            row.put("content", texts.moved(note.source()));
            row.put("author", note.authorId() > 0 ? note.authorId() : 1);
            row.put("date", SiblingDates.of(List.of(note.date()), Instant.EPOCH)[0]);
            row.put("private", SqlWriter.yes(hidden));
            row.put("top", SqlWriter.yes(i < pinned));
            writer.row("twitter", row);
            guess(note.date());
        }
    }

    /** How many notes stand before newer ones: emlog tells only by this order which are pinned. */
    private static int pinned(List<Note> newestFirst) {
        for (int i = newestFirst.size() - 1; i > 0; i--) {
            int before = newestFirst.get(i - 1).id();
            if (before > 0 && before < newestFirst.get(i).id()) {
                return i;
            }
        }
        return 0;
    }

    private void guess(DateRange date) {
        if (date.width().toSeconds() > 0) {
            losses.guessedDate();
        }
    }
}
