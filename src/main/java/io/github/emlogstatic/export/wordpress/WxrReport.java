package io.github.emlogstatic.export.wordpress;

import io.github.emlogstatic.model.Article;
import java.nio.file.Path;
import java.util.List;

/**
 * The result of an export for WordPress.
 *
 * @param files that were written
 * @param entries articles and pages in them
 * @param uploads that WordPress will fetch
 * @param comments the number of their comments
 * @param locked protected articles, which were left out
 * @param withheld uploads that are left out, because they may run scripts
 */
public record WxrReport(
        List<Path> files, int entries, int uploads, int comments, List<Article> locked, List<String> withheld) {

    public WxrReport {
        files = List.copyOf(files);
        locked = List.copyOf(locked);
        withheld = List.copyOf(withheld);
    }
}
