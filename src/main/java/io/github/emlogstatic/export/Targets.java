package io.github.emlogstatic.export;

import io.github.emlogstatic.address.Destination;
import java.util.Optional;

/** What becomes of the addresses in the texts of a blog. */
sealed interface Targets permits Tool, WordPressTargets {

    /** What a text has as the address of something of the blog; empty where the export does not have that. */
    Optional<String> link(Destination target, Entry from);

    /** What a text has as the address of an upload. */
    String upload(String path, Entry from);

    /** What a data file has as the address of something of the blog; empty where it leads to the blog itself. */
    Optional<String> dataLink(Destination target);

    /** What a data file has as the address of an upload. */
    String dataUpload(String path);
}
