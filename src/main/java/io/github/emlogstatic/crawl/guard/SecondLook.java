package io.github.emlogstatic.crawl.guard;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import java.io.IOException;
import java.util.Collection;
import java.util.function.Function;

/** What is missing from an answer is believed to be gone when a second answer lacks the same. */
public final class SecondLook {

    private SecondLook() {}

    /** Asks the blog. */
    public interface Look<T> {
        T ask() throws IOException;
    }

    /**
     * Asks once, and a second time where something is missing.
     *
     * @param where in words, for the message
     * @param missing what the archive holds and an answer lacks
     * @throws EmlogException where the two answers lack different things
     */
    public static <T> T of(String where, Look<T> look, Function<T, ? extends Collection<?>> missing)
            throws IOException {
        return after(look.ask(), where, look, missing);
    }

    /** The same where the first answer is at hand. */
    public static <T> T after(T first, String where, Look<T> again, Function<T, ? extends Collection<?>> missing)
            throws IOException {
        Collection<?> lacks = missing.apply(first);
        if (lacks.isEmpty()) {
            return first;
        }
        T second = again.ask();
        if (!lacks.equals(missing.apply(second))) {
            throw EmlogException.unsteady(where);
        }
        return second;
    }

    /** Whether a second question does not find, either, what a first one has not found. */
    public static boolean confirmsGone(Look<?> look) throws IOException {
        try {
            look.ask();
            return false;
        } catch (EmlogException e) {
            return e.reason() == Reason.NOT_FOUND;
        }
    }
}
