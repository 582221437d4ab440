package io.github.emlogstatic.export.blog;

import io.github.emlogstatic.address.LinkedPage;
import java.util.Optional;

/** Gives the addresses of the blog's texts their addresses in an export. */
public interface Targets {

    /** The address that a text gets for something of the blog; empty if the export does not have it. */
    Optional<String> link(LinkedPage target, ExportedEntry from);

    /** Whether the export has a place for an upload of the archive; else its address stays. */
    default boolean has(String path) {
        return true;
    }

    /** The address that a text gets for an upload. */
    default String upload(String path, ExportedEntry from) {
        return dataUpload(path);
    }

    /** The address that a data file gets for something of the blog; empty if it leads to the blog itself. */
    Optional<String> dataLink(LinkedPage target);

    /** The address that a data file gets for an upload. */
    String dataUpload(String path);
}
