package io.github.emlogstatic.serve;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What the preview shows now, and which pages are open in browsers. Safe for several threads. */
final class PreviewState {

    /** How many pages count as open. */
    private static final int OPEN = 8;

    /**
     * The state at one moment.
     *
     * @param version grows with each change, and across restarts, so that pages of an earlier server reload
     * @param site the directory of the site, which need not exist
     * @param root the path under which the site is served, {@code /} or {@code /blog/}
     * @param mistake the error to show instead of the pages, if the last build failed
     * @param ahead pages that the running build has already written
     */
    record Snapshot(long version, Path site, String root, Optional<String> mistake, Set<String> ahead) {

        Snapshot {
            ahead = Set.copyOf(ahead);
        }

        /** The version of a page. A page that is ahead has the next version, so that it does not reload twice. */
        long version(String page) {
            return ahead.contains(page) ? version + 1 : version;
        }
    }

    private final Set<String> opened = new LinkedHashSet<>();
    private Snapshot state;

    private PreviewState(Snapshot state) {
        this.state = state;
    }

    /** The state of a site before the first build. */
    static PreviewState of(Path site, String root) {
        return new PreviewState(new Snapshot(System.currentTimeMillis(), site, root, Optional.empty(), Set.of()));
    }

    synchronized Snapshot now() {
        return state;
    }

    /** Records that a page was requested, by its path in the site. */
    synchronized void opened(String page) {
        opened.remove(page);
        opened.add(page);
        opened.removeAll(
                opened.stream().limit(Math.max(0, opened.size() - OPEN)).toList());
    }

    /** The pages that were requested last. */
    synchronized Set<String> opened() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(opened));
    }

    /** Records that a build has written some pages and is still writing the others. */
    synchronized void ahead(Path site, String root, Set<String> pages) {
        show(new Snapshot(state.version + 1, site, root, Optional.empty(), pages));
    }

    /** Records that a build has ended: of this process or of another one that writes the same site. */
    synchronized void built(Path site, String root) {
        show(new Snapshot(state.version + 1, site, root, Optional.empty(), Set.of()));
    }

    /** Records that a build has ended that changed no file. Pages reload only if they show an error, or another site. */
    synchronized void unchanged(Path site, String root) {
        if (!state.equals(new Snapshot(state.version, site, root, Optional.empty(), Set.of()))) {
            built(site, root);
        }
    }

    /** Records that a build has failed. Pages that were ahead reload too. */
    synchronized void failed(String why) {
        show(new Snapshot(state.version + 2, state.site, state.root, Optional.of(why), Set.of()));
    }

    private void show(Snapshot newState) {
        state = newState;
        notifyAll();
    }

    /** Waits for a later version, or until the time is over, and returns the state. */
    synchronized Snapshot awaitAfter(long version, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toMillis(); state.version <= version && left > 0; ) {
            wait(left);
            left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
        return state;
    }
}
