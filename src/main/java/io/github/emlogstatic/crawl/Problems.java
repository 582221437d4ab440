package io.github.emlogstatic.crawl;

import io.github.emlogstatic.emlog.EmlogException;
import io.github.emlogstatic.model.Problem;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Collects what goes wrong, from several threads. Addresses are told as the blog's own, also where it is a served
 * archive that has another port on each run: a known problem is known by its address.
 */
final class Problems {

    private final ConcurrentSkipListSet<Problem> all = new ConcurrentSkipListSet<>();
    private final ConcurrentSkipListSet<String> missed = new ConcurrentSkipListSet<>();
    private final String asked;
    private final String own;

    /**
     * @param asked the base address that is asked
     * @param own the blog's own
     */
    Problems(String asked, String own) {
        this.asked = asked;
        this.own = own;
    }

    void add(String what, String where, String why) {
        all.add(new Problem(what, where.replace(asked, own), why.replace(asked, own)));
    }

    void add(String what, String where, EmlogException e) {
        add(what, where, String.valueOf(e.getMessage()));
    }

    /** Something that the blog has and that did not arrive in this run. */
    void missed(String what, String where, String why) {
        add(what, where, why);
        missed.add(what + ": " + where.replace(asked, own));
    }

    void missed(String what, String where, EmlogException e) {
        missed(what, where, String.valueOf(e.getMessage()));
    }

    /** What did not arrive, a line each. */
    List<String> missed() {
        return List.copyOf(missed);
    }

    List<Problem> sorted() {
        return List.copyOf(all);
    }
}
