package io.github.emlogstatic.export.blog;

import io.github.emlogstatic.address.LinkedPage;
import java.util.Optional;

/** What becomes of the addresses in the texts of a blog. */
public interface Targets {

    /** What a text has as the address of something of the blog; empty if the export does not have that. */
    Optional<String> link(LinkedPage target, ExportedEntry from);

    /** What a text has as the address of an upload. */
    String upload(String path, ExportedEntry from);

    /** What a data file has as the address of something of the blog; empty if it leads to the blog itself. */
    Optional<String> dataLink(LinkedPage target);

    /** What a data file has as the address of an upload. */
    String dataUpload(String path);
}
