package io.github.emlogstatic.render.site;

import io.github.emlogstatic.model.Media;
import java.io.IOException;
import java.util.Optional;

/** The uploads as the site shows them. Safe for use by several threads. */
public interface SiteUploads {

    /** The upload at that path of the archive, if readers of the site get it. */
    Optional<Media> find(String path);

    /**
     * The bytes of an upload as readers of the site get it; empty if they do not.
     *
     * @throws IOException if its file is damaged or cannot be read
     */
    Optional<byte[]> bytes(String path) throws IOException;

    /** Whether the blog has said that it does not have the upload at that path of the archive. */
    boolean isGone(String path);

    /** Whether the archive holds an upload at that path that must not be on the site, because it may run scripts. */
    boolean withholds(String path);

    /** The fingerprint of everything that {@link #find} and {@link #withholds} answer; empty if it is unknown. */
    String fingerprint();
}
