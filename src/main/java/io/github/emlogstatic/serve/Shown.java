package io.github.emlogstatic.serve;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What browsers are shown at the moment, and which pages they have open. Safe for several threads. */
final class Shown {

    /** Nobody has more windows before their eyes. */
    private static final int OPEN = 8;

    /**
     * @param version another after each change; after a restart too, so that pages of the last server reload; 0 where
     *     there will be none
     * @param site the site's directory, which need not be there
     * @param root the path that the site stands under, {@code /} or {@code /blog/}
     * @param mistake why there is no newer site, to be shown in place of the pages
     * @param ahead pages that are made already, while others are still being made
     */
    record State(long version, Path site, String root, Optional<String> mistake, Set<String> ahead) {

        State {
            ahead = Set.copyOf(ahead);
        }

        boolean mayChange() {
            return version > 0;
        }

        /** The version that a page is of: one that is ahead is of the next, and need not be loaded again for that. */
        long version(String page) {
            return ahead.contains(page) ? version + 1 : version;
        }
    }

    private final Set<String> opened = new LinkedHashSet<>();
    private State state;

    private Shown(State state) {
        this.state = state;
    }

    /** A site that builds will change. */
    static Shown of(Path site, String root) {
        return new Shown(new State(System.currentTimeMillis(), site, root, Optional.empty(), Set.of()));
    }

    /** A site that is shown as it is. */
    static Shown still(Path site) {
        return new Shown(new State(0, site, "/", Optional.empty(), Set.of()));
    }

    synchronized State now() {
        return state;
    }

    /** A page has been asked for, by its path in the site. */
    synchronized void opened(String page) {
        opened.remove(page);
        opened.add(page);
        opened.removeAll(
                opened.stream().limit(Math.max(0, opened.size() - OPEN)).toList());
    }

    /** The pages that were last asked for. */
    synchronized Set<String> opened() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(opened));
    }

    /** A build has made some pages, and goes on to make the others. */
    synchronized void ahead(Path site, String root, Set<String> pages) {
        show(new State(state.version + 1, site, root, Optional.empty(), pages));
    }

    /** A build has ended, this one's or that of another run which has written the same site. */
    synchronized void built(Path site, String root) {
        show(new State(state.version + 1, site, root, Optional.empty(), Set.of()));
    }

    /** A build has failed; pages that were ahead are to be loaded again too. */
    synchronized void failed(String why) {
        show(new State(state.version + 2, state.site, state.root, Optional.of(why), Set.of()));
    }

    private void show(State newState) {
        state = newState;
        notifyAll();
    }

    /** The state once it has a later version, or as it is when the time is over. */
    synchronized State awaitAfter(long version, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toMillis(); state.version <= version && left > 0; ) {
            wait(left);
            left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
        return state;
    }
}
