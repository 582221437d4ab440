package io.github.emlogstatic.restore;

import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.model.run.ShortList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists what a restore cannot bring back as it was, one line each, by name. */
final class Losses {

    /** What the columns and tables hold that only some versions of emlog have. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("blog.cover", "covers of articles"),
            Map.entry("blog.link", "addresses that articles jump to"),
            Map.entry("blog.template", "templates of articles and pages"),
            Map.entry("blog.parent_id", "parents of articles"),
            Map.entry("blog.like_count", "numbers of likes"),
            Map.entry("blog.dislike_count", "numbers of dislikes"),
            Map.entry("blog.collect_count", "numbers of collections"),
            Map.entry("blog_fields", "fields of articles"),
            Map.entry("like", "likes of articles"),
            Map.entry("twitter", "notes"),
            Map.entry("twitter.top", "pins of notes"),
            Map.entry("sort.kw", "keywords of categories"),
            Map.entry("sort.title", "titles of categories for search engines"),
            Map.entry("sort.template", "templates of categories"),
            Map.entry("sort.page_count", "page sizes of categories"),
            Map.entry("sort.sortimg", "images of categories"),
            Map.entry("sort.allow_user_post", "categories that take no articles of registered visitors"),
            Map.entry("link.icon", "icons of links"),
            Map.entry("attachment.alias", "addresses of downloads"),
            Map.entry("tag.description", "descriptions of tags"),
            Map.entry("tag.kw", "keywords of tags"),
            Map.entry("tag.title", "titles of tags for search engines"),
            Map.entry("comment.top", "pins of comments"),
            Map.entry("comment.avatar", "pictures of commenters"),
            Map.entry("comment.uid", "accounts of commenters"),
            Map.entry("comment.like_count", "likes of comments"));

    private static final int FEW = 5;

    private final int named;
    private final List<String> lines = new ArrayList<>();
    private int guessedDates;
    private int withoutComments;
    private int withoutAccounts;

    /** @param all name all files, not only a few */
    Losses(boolean all) {
        this.named = all ? Integer.MAX_VALUE : FEW;
    }

    void of(String line) {
        lines.add(line);
    }

    /** Counts a date that is known as a range only. */
    void guessedDate() {
        guessedDates++;
    }

    /** Counts a protected article on which the archive has no comment. */
    void withoutComments() {
        withoutComments++;
    }

    /** Counts a comment of a registered visitor, whose account does not come back. */
    void withoutAccount() {
        withoutAccounts++;
    }

    /** Names uploads that the owner must copy from the old blog. */
    void uploads(List<String> paths) {
        if (!paths.isEmpty()) {
            lines.add(Plural.of(
                            paths.size(),
                            "upload of hidden or protected texts is not in the archive",
                            "uploads of hidden or protected texts are not in the archive")
                    + "; copy content/uploadfile of the old blog as well: " + ShortList.of(paths, named));
        }
    }

    /** Names the files that are not restored. */
    void left(List<String> paths) {
        if (!paths.isEmpty()) {
            lines.add(Plural.of(
                            paths.size(),
                            "file is left out, for a web server might run or obey it",
                            "files are left out, for a web server might run or obey them")
                    + "; copy what is your own from the archive: " + ShortList.of(paths, named));
        }
    }

    List<String> lines(SqlWriter writer) {
        List<String> all = new ArrayList<>(lines);
        if (withoutComments > 0) {
            all.add(Plural.of(withoutComments, "protected article comes", "protected articles come")
                    + " back without comments: only a backup tells them, and the archive has none");
        }
        if (withoutAccounts > 0) {
            all.add(Plural.of(withoutAccounts, "comment is", "comments are")
                    + " of registered visitors, whose accounts the archive does not have; the names stay");
        }
        if (guessedDates > 0) {
            all.add(Plural.of(guessedDates, "comment, like or note gets", "comments, likes and notes get")
                    + " a date inside the range that the archive knows");
        }
        for (Map.Entry<String, Integer> dropped : writer.dropped().entrySet()) {
            all.add(WORDS.getOrDefault(dropped.getKey(), dropped.getKey()) + ": "
                    + Plural.of(dropped.getValue(), "value", "values")
                    + ", for which this version of emlog has no place");
        }
        for (Map.Entry<String, Integer> cut : writer.cut().entrySet()) {
            all.add(Plural.of(cut.getValue(), "value is", "values are") + " cut to what the column " + cut.getKey()
                    + " holds");
        }
        for (String file : writer.large()) {
            all.add(file + " is larger than the 2 MB that PHP takes by default: raise upload_max_filesize and"
                    + " post_max_size before it is imported");
        }
        return all;
    }
}
