package io.github.emlogstatic.output;

import io.github.emlogstatic.output.manifest.MadeFile;
import io.github.emlogstatic.output.manifest.ManifestEntry;
import org.jspecify.annotations.Nullable;

/**
 * A file of the site, as the last build and as this one made it. For one thread at a time; its {@link OpenGroup} makes the
 * end of one thread's work known to the next.
 */
final class SiteFile {

    private final String path;
    private final MadeFile before;
    private MadeFile now;
    private boolean planned;
    private String why = "";
    private @Nullable OpenGroup group;

    SiteFile(String path, MadeFile before) {
        this.path = path;
        this.before = before;
        this.now = before;
    }

    String path() {
        return path;
    }

    /** The file as the last build made it. */
    MadeFile before() {
        return before;
    }

    /** The file of this build, or that of the last build if this build keeps it, for the next one. */
    ManifestEntry entry() {
        return new ManifestEntry(path, isMade(), now);
    }

    void in(OpenGroup waiting) {
        group = waiting;
    }

    /**
     * This build will make the file.
     *
     * @param reason why, in words
     */
    void announce(String reason) {
        why = reason;
        if (group != null) {
            group.announce();
        }
    }

    void made(MadeFile made) {
        now = made;
        if (group != null) {
            group.made();
        }
    }

    /** Why this build makes the file, in words; empty if it does not. */
    String why() {
        return why;
    }

    /** Its group has noted how this build made it. */
    void forget() {
        now = before;
        group = null;
    }

    boolean isMade() {
        return now != before;
    }

    boolean isPlanned() {
        return planned;
    }

    /** The site is not to have the file after all. */
    void leaveOut() {
        planned = false;
    }

    /** The site is to have the file. Fails if two files are planned for one path. */
    synchronized void plan() {
        if (planned) {
            throw new IllegalArgumentException("two files are planned for " + path);
        }
        planned = true;
    }
}
