package io.github.emlogstatic.mirror;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A step of the mirror of one blog, in the order of a run. */
enum Step {
    CONFIGURATION,
    BUILD,
    VERIFY,
    COMMIT,
    PUBLISH,
    TELL;

    /** Whether the later steps can do nothing good without this one. A repository that takes no commit stops no site. */
    boolean isNeeded() {
        return this != COMMIT && this != TELL;
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
