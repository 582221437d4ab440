package io.github.emlogstatic.mirror;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A step of the mirror of one blog, in the order of a run. */
enum Step {
    /** Taking the lock. Results have this step and {@link #CONFIGURATION} only if they failed. */
    START,
    CONFIGURATION,
    BUILD,
    VERIFY,
    COMMIT,
    PUBLISH,
    TELL;

    /**
     * Whether the later steps need this one. They do not need the commit of the archive: the site can be published
     * without it.
     */
    boolean isNeeded() {
        return this != COMMIT && this != TELL;
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
