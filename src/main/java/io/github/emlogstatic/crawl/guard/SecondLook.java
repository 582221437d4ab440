package io.github.emlogstatic.crawl.guard;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import java.io.IOException;
import java.util.Collection;
import java.util.function.Function;

/** Confirms what is missing from an answer: a second answer must lack the same things. */
public final class SecondLook {

    private SecondLook() {}

    /** A question to the source. */
    public interface Look<T> {
        T ask() throws IOException;
    }

    /**
     * Asks once, and a second time if something is missing.
     *
     * @param where the address, for the message
     * @param missing returns what the archive contains and an answer lacks
     * @throws EmlogException if the two answers lack different things
     */
    public static <T> T of(String where, Look<T> look, Function<T, ? extends Collection<?>> missing)
            throws IOException {
        return after(look.ask(), where, look, missing);
    }

    /** Asks a second time if something is missing from the first answer. */
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

    /** Whether a second question also finds nothing. */
    public static boolean confirmsGone(Look<?> look) throws IOException {
        try {
            look.ask();
            return false;
        } catch (EmlogException e) {
            return e.reason() == Reason.NOT_FOUND;
        }
    }
}
