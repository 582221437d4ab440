package io.github.emlogstatic.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.CategorySettings;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.Like;
import io.github.emlogstatic.model.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An archive goes back into a fresh emlog, and what is crawled from there is what it was. */
@Tag("real-emlog")
class RestoredBlogTest {

    @TempDir
    Path folder;

    static List<RealEmlog.Version> versions() throws IOException {
        return RealEmlog.versions();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void blogComesBackAsItWas(RealEmlog.Version version) throws Exception {
        Program before = Program.in(folder.resolve("before"));
        try (RealEmlog emlog = RealEmlog.of(version, folder)) {
            before.with("EMLOG_API_KEY", emlog.key()).night(emlog.address());
        }
        try (RealEmlog fresh = RealEmlog.fresh(version, folder)) {
            Owner owner = Owner.of(fresh);
            Files.write(folder.resolve("fresh.sql"), owner.backup(false));
            Program.Ended restored =
                    before.run("restore", "archive", "--into", fresh(), "-o", "restored", "--url", fresh.address());
            assertThat(restored.code()).as(restored.said()).isZero();
            Path directory = before.directory().resolve("restored");
            for (String file : Files.readAllLines(directory.resolve("restore.txt"))) {
                owner.restore(directory.resolve(file));
            }
            PathUtils.copyDirectory(directory.resolve("content"), fresh.site().resolve("content"));
            fresh.option("is_openapi", "y").option("detect_url", "y");

            Program after = Program.in(folder.resolve("after")).with("EMLOG_API_KEY", fresh.key());
            after.night(fresh.address());

            assertThat(differences(after, before)).containsOnlyKeys("articles/5.json"); // protected, without its text
            sameBlog(after.archive(), before.archive());
            if (version.since("2.6.18")) {
                holdsWhatNewVersionsTell(after.archive());
            }
        }
    }

    private static void holdsWhatNewVersionsTell(Archive archive) throws IOException {
        assertThat(archive.categories().get(0).settings())
                .isEqualTo(new CategorySettings(
                        "a, b & c", "技术 - 博客", "log_list_img", 7, "content/uploadfile/202401/two.png"));
        assertThat(archive.counters().dislikes()).containsExactly(Map.entry(2, 3));
        assertThat(archive.counters().collections()).containsExactly(Map.entry(2, 2));
        assertThat(archive.counters().views()).containsEntry(9, 9); // a page
        assertThat(archive.comments(1).get(0).children().get(0).userId()).isEqualTo(1);
    }

    /** The icon is at an address with the port of the server. */
    private static Map<String, String> differences(Program after, Program before) throws IOException {
        Map<String, String> differences = after.differences(before);
        differences.keySet().removeIf(path -> path.startsWith("content/external/127.0.0.1_"));
        return differences;
    }

    private static void sameBlog(Archive after, Archive before) throws IOException {
        Blog now = after.blog().orElseThrow();
        Blog then = before.blog().orElseThrow();
        assertThat(now.name()).isEqualTo(then.name());
        assertThat(now.description()).isEqualTo(then.description());
        assertThat(now.navigation()).isEqualTo(then.navigation());
        assertThat(now.links()).isEqualTo(then.links());
        assertThat(after.categories()).isEqualTo(before.categories());
        assertThat(after.authors()).extracting(Author::name).isEqualTo(names(before));
        assertThat(after.notes())
                .extracting(Note::contentSource)
                .isEqualTo(before.notes().stream().map(Note::contentSource).toList());
        for (int id : after.articleIds()) {
            assertThat(shown(after.comments(id), 0)).isEqualTo(shown(before.comments(id), 0));
            assertThat(after.likes(id))
                    .extracting(Like::id)
                    .isEqualTo(before.likes(id).stream().map(Like::id).toList());
        }
    }

    private static List<String> names(Archive archive) throws IOException {
        return archive.authors().stream().map(Author::name).toList();
    }

    /** All of the threads but their dates. */
    private static String shown(List<Comment> comments, int depth) {
        StringBuilder all = new StringBuilder();
        for (Comment comment : comments) {
            all.append("  ".repeat(depth))
                    .append(comment.id() + " " + comment.author() + " " + comment.authorUrl() + " " + comment.top()
                            + " " + comment.likes() + " " + comment.content() + "\n")
                    .append(shown(comment.children(), depth + 1));
        }
        return all.toString();
    }

    /** Since 2.5 emlog zips every backup. */
    private String fresh() throws IOException {
        Path file = folder.resolve("fresh.sql");
        byte[] bytes = Files.readAllBytes(file);
        return bytes[0] == 'P' ? Files.move(file, folder.resolve("fresh.zip")).toString() : file.toString();
    }
}
