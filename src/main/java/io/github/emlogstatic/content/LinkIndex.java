package io.github.emlogstatic.content;

import io.github.emlogstatic.model.Site;
import java.util.Optional;

/** Resolves links inside the blog, in every mode of addresses that emlog has. Immutable, safe for several threads. */
public final class LinkIndex {

    private LinkIndex() {}

    /** Built once for a build; only what the site holds is ever found. */
    public static LinkIndex of(Site site) {
        throw new UnsupportedOperationException("not written yet");
    }

    /** What the link points to; empty for other sites and for what this blog does not have. Never throws. */
    public Optional<LinkTarget> find(String href) {
        throw new UnsupportedOperationException("not written yet");
    }
}
