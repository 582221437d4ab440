package io.github.emlogstatic.output;

import java.util.Map;

/**
 * A file of the site: what the last build left of it, and what has become of it in this one. For one thread at a
 * time.
 */
final class SiteFile {

    private final String path;
    private final Made before;
    private Made now;
    private boolean planned;

    /**
     * What is known of a file that this program made.
     *
     * @param bytes its length
     * @param checksum of its bytes; empty where it is not known
     * @param inputs see {@link PlannedFile#inputs()}
     * @param reads the site-wide values that it read
     */
    record Made(long bytes, String checksum, Fingerprints inputs, Fingerprints reads) {

        /** Of a file that was never made. */
        static final Made NEVER = new Made(-1, "", Fingerprints.NONE, Fingerprints.NONE);

        /** Of a file that was being made when a build was killed: it may be there or not. */
        static final Made UNFINISHED = new Made(-2, "", Fingerprints.NONE, Fingerprints.NONE);

        static Made of(long bytes, String checksum, Map<String, String> inputs, Map<String, String> reads) {
            return new Made(bytes, checksum, Fingerprints.of('i', inputs), Fingerprints.of('r', reads));
        }
    }

    SiteFile(String path, Made before) {
        this.path = path;
        this.before = before;
        this.now = before;
    }

    String path() {
        return path;
    }

    /** By the last build. */
    Made before() {
        return before;
    }

    /** By this build, or by the last one where it stays as it was. */
    Made now() {
        return now;
    }

    void made(Made made) {
        now = made;
    }

    /** Whether this build has made it. */
    boolean isMade() {
        return now != before;
    }

    /** Whether the site is to have it. */
    boolean isPlanned() {
        return planned;
    }

    /** The site is not to have it after all. */
    void leaveOut() {
        planned = false;
    }

    /** The site is to have it; fails where that has been said before. */
    void plan() {
        if (planned) {
            throw new IllegalArgumentException("two files are planned for " + path);
        }
        planned = true;
    }
}
