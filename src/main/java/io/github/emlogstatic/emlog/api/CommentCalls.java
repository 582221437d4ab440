package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.emlog.article.ShownComments;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.text.AddressReader;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The two calls for comments: {@code comment_list_simple}, or {@code comment_list} before emlog 2.3.18. Safe for use by
 * several threads.
 *
 * <p>{@code comment_list} also checks an answer without comments, because it includes replies to hidden comments. And it
 * replaces an answer that fails because its threads are deeper than 255 levels, the limit of PHP's JSON.
 */
final class CommentCalls {

    private final Calls calls;
    private final AddressReader addresses;
    private final AtomicBoolean hasSimple;

    /** @param hasSimple whether the blog may have the newer call */
    CommentCalls(Calls calls, AddressReader addresses, boolean hasSimple) {
        this.calls = calls;
        this.addresses = addresses;
        this.hasSimple = new AtomicBoolean(hasSimple);
    }

    /** What {@link ApiClient#comments} returns. */
    ShownComments shown(int id, int counted, ZoneId zone) throws EmlogException {
        Optional<ShownComments> shown = simple(id, zone);
        return shown.isPresent() && (counted <= 0 || !shown.get().threads().isEmpty())
                ? shown.get()
                : all(id, shown.isPresent(), counted, zone);
    }

    private static Map<String, String> of(int id) {
        return Map.of("id", Integer.toString(id));
    }

    /** Empty if the blog does not have the method, or has more comments than it can answer. */
    private Optional<ShownComments> simple(int id, ZoneId zone) throws EmlogException {
        if (!hasSimple.get()) {
            return Optional.empty();
        }
        try {
            Envelope answer = calls.open("comment_list_simple", of(id));
            return Optional.of(new DiscussionReader(addresses, answer.at(), zone, id).nested(answer.fields()));
        } catch (EmlogException e) {
            if (e.reason() != Reason.NO_SUCH_METHOD && !e.isTooMuch()) {
                throw e;
            }
            if (!e.isTooMuch()) {
                hasSimple.set(false);
            }
            return Optional.empty();
        }
    }

    /** @param answered whether the simpler method answered that there are no comments */
    private ShownComments all(int id, boolean answered, int counted, ZoneId zone) throws EmlogException {
        Envelope answer;
        try {
            answer = calls.open("comment_list", of(id));
        } catch (EmlogException e) {
            throw answered && e.reason() == Reason.NO_SUCH_METHOD
                    ? noneOf(counted, calls.base().toString())
                    : e;
        }
        Fields data = answer.fields();
        if (counted > 0 && data.required("comments", "comment").isEmpty()) {
            throw noneOf(counted, answer.where());
        }
        return new DiscussionReader(addresses, answer.at(), zone, id).flat(data);
    }

    private static EmlogException noneOf(int counted, String where) {
        return new EmlogException(
                Reason.MISCOUNTED,
                where + " answered with no comment, and the blog counts " + counted
                        + "; emlog counts wrongly, or a cache in front of the blog mixes answers up. What the archive has"
                        + " stays; the next run asks again");
    }
}
