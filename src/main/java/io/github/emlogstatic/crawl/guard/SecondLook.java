package io.github.emlogstatic.crawl.guard;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import java.io.IOException;
import java.util.Collection;
import java.util.function.Function;
import org.apache.commons.io.function.IOSupplier;

/** Confirms what is missing from an answer: a second answer must lack the same things. */
public final class SecondLook {

    private SecondLook() {}

    /**
     * Asks once, and a second time if something is missing.
     *
     * @param where the address, for the message
     * @param missing returns what the archive contains and an answer lacks
     * @throws EmlogException if the two answers lack different things
     */
    public static <T> T of(String where, IOSupplier<T> look, Function<T, ? extends Collection<?>> missing)
            throws IOException {
        return after(look.get(), where, look, missing);
    }

    /** Asks a second time if something is missing from the first answer. */
    public static <T> T after(T first, String where, IOSupplier<T> again, Function<T, ? extends Collection<?>> missing)
            throws IOException {
        Collection<?> lacks = missing.apply(first);
        if (lacks.isEmpty()) {
            return first;
        }
        T second = again.get();
        if (!lacks.equals(missing.apply(second))) {
            throw EmlogException.unsteady(where);
        }
        return second;
    }

    /** Whether a second question also finds nothing. */
    public static boolean confirmsGone(IOSupplier<?> look) throws IOException {
        try {
            look.get();
            return false;
        } catch (EmlogException e) {
            return e.reason() == Reason.NOT_FOUND;
        }
    }
}
