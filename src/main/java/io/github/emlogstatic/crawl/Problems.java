package io.github.emlogstatic.crawl;

import io.github.emlogstatic.emlog.EmlogException;
import io.github.emlogstatic.model.Problem;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;

/** Collects what goes wrong, from several threads. */
final class Problems {

    private final ConcurrentSkipListSet<Problem> all = new ConcurrentSkipListSet<>();

    void add(String what, String where, String why) {
        all.add(new Problem(what, where, why));
    }

    void add(String what, String where, EmlogException e) {
        add(what, where, e.getMessage());
    }

    List<Problem> sorted() {
        return List.copyOf(all);
    }
}
