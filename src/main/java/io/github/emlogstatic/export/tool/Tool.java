package io.github.emlogstatic.export.tool;

import io.github.emlogstatic.export.blog.ExportedEntry;
import io.github.emlogstatic.export.blog.Targets;
import io.github.emlogstatic.export.markdown.Dialect;

/** How one tool wants its files: where they are, what stands at their heads, and how texts link to one another. */
public sealed interface Tool extends Targets permits Hexo, Hugo, Jekyll, Plain {

    /** The Markdown that the tool reads. */
    Dialect dialect();

    /** The path of an article's or a page's file. */
    String file(ExportedEntry entry);

    /**
     * @param excerpt what the author wrote for lists, as plain text; empty if they wrote none
     * @param cover what is to be shown of the cover, as an address; empty if there is none
     * @param link the address that the article leads to in place of its text; empty if it shows its text
     */
    Yaml frontMatter(ExportedEntry entry, String excerpt, String cover, String link);

    /** The address of the cover in the head of a file. */
    default String cover(String path, ExportedEntry from) {
        return upload(path, from);
    }

    /** The path of an upload's file. */
    String uploadFile(String path);

    /** The folder of data files: empty or ending in a slash. */
    String data();

    /** The text between the addresses, with what the tool would run shielded from it. */
    default String shielded(String text) {
        return text;
    }

    /** The whole file of an article or a page. */
    default String file(Yaml head, String markdown) {
        return head.head() + "\n" + markdown + "\n";
    }

    /** Settings, lists and templates. */
    ToolFiles files();

    /** Whether a file is the owner's once it is there. */
    boolean isOwners(String path);
}
