package io.github.emlogstatic.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesCopyTest {

    private static final String EDITED = "{\"article/1\": \"edited.html\"}";

    @TempDir
    private Path folder;

    @Test
    void editedNamesAreReplacedByTheCopyThatIsRight() throws IOException {
        fill(Map.of("article/1", "post/1.html"));
        Files.writeString(names(), EDITED);

        try (Archive archive = open()) {
            assertThat(new NamesCopy(archive, copy()).putBack())
                    .map(Problem::why)
                    .hasValueSatisfying(why -> assertThat(why).startsWith("put back"));
            assertThat(archive.names()).isEqualTo(Map.of("article/1", "post/1.html"));
        }
    }

    @Test
    void editedNamesDoNotReplaceTheirCopy() throws IOException {
        fill(Map.of("article/1", "post/1.html"));
        Files.writeString(names(), EDITED);
        Files.writeString(copy(), "{\"article/1\": \"older/1.html\"}");

        try (Archive archive = open()) {
            NamesCopy copy = new NamesCopy(archive, copy());
            assertThat(copy.putBack())
                    .map(Problem::why)
                    .hasValueSatisfying(why -> assertThat(why).startsWith("the names that it still holds stay"));
            copy.keep();
        }

        assertThat(copy()).content().contains("older");
    }

    @Test
    void anEmptyArchiveHasLostNoNames() throws IOException {
        Files.writeString(copy(), "{\"article/1\": \"post/1.html\"}");

        try (Archive archive = open()) {
            NamesCopy copy = new NamesCopy(archive, copy());
            assertThat(copy.putBack()).isEmpty();
            copy.keep();
        }

        assertThat(names()).doesNotExist();
        assertThat(copy()).content().contains("post/1.html");
    }

    @Test
    void aCopyIsMadeAgainWhereItIsMissing() throws IOException {
        fill(Map.of("article/1", "post/1.html"));
        Files.delete(copy());

        try (Archive archive = open()) {
            new NamesCopy(archive, copy()).keep();
        }

        assertThat(NamesCopy.names(copy())).isEqualTo(Map.of("article/1", "post/1.html"));
    }

    /** With a copy, the names are written again; without one, they are read. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDirectoryInPlaceOfTheNamesIsNamed(boolean withCopy) throws IOException {
        fill(Map.of("article/1", "post/1.html"));
        Files.delete(names());
        Files.createDirectory(names());
        if (!withCopy) {
            Files.delete(copy());
        }

        try (Archive archive = open()) {
            assertThatThrownBy(new NamesCopy(archive, copy())::putBack)
                    .hasMessageContainingAll(names().toString(), "a directory is in its place; move that away");
        }
    }

    private void fill(Map<String, String> names) throws IOException {
        try (Archive archive = open()) {
            archive.writeArticle(new ArchivedArticle(
                    Article.builder(1).title("title").build(), Body.EMPTY, Origin.DETAIL, "", Map.of()));
            archive.writeNames(names);
            archive.commit();
            new NamesCopy(archive, copy()).keep();
        }
    }

    private Archive open() throws IOException {
        return Archive.openToMend(folder.resolve("archive"), Clock.systemUTC(), false);
    }

    private Path names() {
        return folder.resolve("archive/names.json");
    }

    private Path copy() {
        return folder.resolve("copy.json");
    }
}
