package io.github.emlogstatic.build;

import java.io.IOException;
import java.nio.file.Path;

/** The archive from which a site was made is not there. Nothing was asked for, and nothing was written. */
public final class AbsentArchiveException extends IOException {

    AbsentArchiveException(Path archive, Path site) {
        super(archive + ": the archive is missing or empty although the site in " + site
                + " was made from it; nothing was written. Is its disk mounted? Put it back, or let build --force crawl the"
                + " blog anew");
    }
}
