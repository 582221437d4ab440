package io.github.emlogstatic.export.blog;

import io.github.emlogstatic.address.LinkedPage;
import java.util.Optional;

/** Tells which address an export uses for each article, list and upload that a text or a data file refers to. */
public interface Targets {

    /** The address that a text uses for a page or a list of the blog; empty if the export does not have it. */
    Optional<String> link(LinkedPage target, ExportedEntry from);

    /** Whether the export has a place for an upload of the archive. If not, its address at the blog stays. */
    default boolean has(String path) {
        return true;
    }

    /** The address that a text uses for an upload. */
    default String upload(String path, ExportedEntry from) {
        return dataUpload(path);
    }

    /** The address that a data file uses for a page or a list of the blog; empty if it is the blog's own address. */
    Optional<String> dataLink(LinkedPage target);

    /** The address that a data file uses for an upload. */
    String dataUpload(String path);
}
