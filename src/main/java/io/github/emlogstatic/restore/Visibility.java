package io.github.emlogstatic.restore;

import io.github.emlogstatic.config.settings.Secret;
import java.util.Optional;

/**
 * Who may read an article or a page that comes back.
 *
 * @param password that opens it, or empty
 * @param draft hidden, until the owner publishes it
 */
record Visibility(String password, boolean draft) {

    static final Visibility OPEN = new Visibility("", false);

    /** Without its password a protected article comes back as a draft: it must not be open for a moment. */
    static Visibility ofProtected(Optional<Secret> password) {
        return new Visibility(password.map(Secret::value).orElse(""), password.isEmpty());
    }

    /** A draft keeps its password, so that it is still protected when the owner publishes it. */
    static Visibility draft(Optional<Secret> password) {
        return new Visibility(password.map(Secret::value).orElse(""), true);
    }

    boolean isOpen() {
        return equals(OPEN);
    }
}
