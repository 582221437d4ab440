package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.model.run.Problem;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Collects failures. Safe for several threads. Addresses are reported as the blog's own, even if an archive is served
 * on another port in each run, because known problems are recognised by their addresses.
 */
public final class Problems {

    private final ConcurrentSkipListSet<Problem> all = new ConcurrentSkipListSet<>();
    private final ConcurrentSkipListSet<String> missed = new ConcurrentSkipListSet<>();
    private final Set<String> closedByRobots = ConcurrentHashMap.newKeySet();
    private final String asked;
    private final String own;

    /**
     * @param asked the base address that is asked
     * @param own the blog's own address
     */
    Problems(String asked, String own) {
        this.asked = asked;
        this.own = own;
    }

    /** Adds a failure, as in {@link Problem}. */
    public void add(String what, String where, String why) {
        add(new Problem(what, where, why));
    }

    /** Adds a failure that is told once, as in {@link Problem#lasting}. */
    public void addLasting(String what, String where, String why) {
        add(Problem.lasting(what, where, why));
    }

    private void add(Problem problem) {
        String where = problem.where().replace(asked, own);
        all.add(new Problem(problem.what(), where, problem.why().replace(asked, own), problem.lasting()));
    }

    /** Adds a failure. All pages that {@code robots.txt} closes are reported as one problem. */
    public void add(String what, String where, EmlogException e) {
        if (e.reason() == Reason.ROBOTS) {
            closedByRobots.add(where);
            return;
        }
        add(what, where, e.getMessage());
    }

    /** Adds a failure because of which the crawl is incomplete. */
    public void missed(String what, String where, String why) {
        missed(new Problem(what, where, why));
    }

    /** The same for a failure that is told once, as in {@link Problem#lasting}. */
    public void missedLasting(String what, String where, String why) {
        missed(Problem.lasting(what, where, why));
    }

    private void missed(Problem problem) {
        add(problem);
        missed.add(problem.what() + ": " + problem.where().replace(asked, own));
    }

    /** Adds a failure because of which the crawl is incomplete, unless {@code robots.txt} is the reason. */
    public void missed(String what, String where, EmlogException e) {
        if (e.reason() == Reason.ROBOTS) {
            add(what, where, e);
            return;
        }
        missed(what, where, e.getMessage());
    }

    /** The failures because of which the crawl is incomplete, a line each. */
    public List<String> missed() {
        return List.copyOf(missed);
    }

    /** All failures. To be called once, at the end. */
    public List<Problem> sorted() {
        if (!closedByRobots.isEmpty()) {
            addLasting(
                    "pages not fetched, the blog's robots.txt closes them to programs",
                    asked,
                    Plural.of(closedByRobots.size(), "page", "pages")
                            + "; with the owner's consent, crawl.ignoreRobots reads them, and with the"
                            + " owner's key nothing is closed");
        }
        return List.copyOf(all);
    }
}
