package io.github.emlogstatic.serve;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What browsers are shown at the moment. Safe for several threads. */
final class Shown {

    /**
     * @param version another after each change; after a restart too, so that pages of the last server reload; 0 where
     *     there will be none
     * @param site the site's directory, which need not be there
     * @param root the path that the site stands under, {@code /} or {@code /blog/}
     * @param mistake why there is no newer site, to be shown in place of the pages
     */
    record State(long version, Path site, String root, Optional<String> mistake) {

        boolean mayChange() {
            return version > 0;
        }
    }

    private State state;

    private Shown(State state) {
        this.state = state;
    }

    /** A site that builds will change. */
    static Shown of(Path site, String root) {
        return new Shown(new State(System.currentTimeMillis(), site, root, Optional.empty()));
    }

    /** A site that is shown as it is. */
    static Shown still(Path site) {
        return new Shown(new State(0, site, "/", Optional.empty()));
    }

    synchronized State now() {
        return state;
    }

    /** A build has ended, this one's or that of another run which has written the same site. */
    synchronized void built(Path site, String root) {
        show(new State(state.version + 1, site, root, Optional.empty()));
    }

    /** A build has failed. */
    synchronized void failed(String why) {
        show(new State(state.version + 1, state.site, state.root, Optional.of(why)));
    }

    private void show(State newState) {
        state = newState;
        notifyAll();
    }

    /** The state once it has another version, or as it is when the time is over. */
    synchronized State awaitOtherThan(long version, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toMillis(); state.version == version && left > 0; ) {
            wait(left);
            left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
        return state;
    }
}
