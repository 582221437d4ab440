package io.github.emlogstatic.export.wordpress;

import io.github.emlogstatic.export.blog.ExportedEntry;
import io.github.emlogstatic.model.discussion.Comment;
import java.util.List;
import java.util.Set;

/**
 * An article or a page as it will be written, without the numbers.
 *
 * @param link the address that it leads to in place of its text, or empty
 * @param uploads that it shows
 * @param cover the upload that is its cover, or empty
 */
record WxrText(
        ExportedEntry entry,
        String html,
        String excerpt,
        List<Comment> comments,
        boolean closed,
        String link,
        Set<String> uploads,
        String cover) {

    String title() {
        return WordPressText.title(entry.article().title());
    }
}
