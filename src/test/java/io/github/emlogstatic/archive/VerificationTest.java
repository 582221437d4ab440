package io.github.emlogstatic.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.BareBlog;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.discussion.DateRange;
import io.github.emlogstatic.model.discussion.Like;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

    @TempDir
    Path folder;

    @BeforeEach
    void anArchiveOfOneArticle() throws IOException {
        try (Archive archive = Archive.open(folder, Clock.systemUTC())) {
            archive.writeBlog(BareBlog.named("n"));
            archive.writeArticle(new ArchivedArticle(
                    Article.builder(1)
                            .title("t")
                            .date(LocalDateTime.of(2024, 5, 1, 10, 20))
                            .url("post-1.html")
                            .author(1)
                            .build(),
                    Body.EMPTY,
                    Origin.DETAIL,
                    "",
                    Map.of()));
            archive.writeNames(Map.of("article/1", "post-1.html"));
            archive.commit();
        }
    }

    @Test
    void anIntactArchiveHasNoDamage() throws IOException {
        Files.writeString(folder.resolve("README.md"), "the owner's own words");

        Verification verification = Verification.of(folder);

        assertThat(verification.damage()).isEmpty();
        assertThat(verification.files()).isEqualTo(3);
    }

    @Test
    void theRestOfAKilledRunIsNoDamage() throws IOException {
        Path first = folder.resolve("first run");
        try (Archive killed = Archive.open(first, Clock.systemUTC())) {
            killed.writeComments(7, List.of());
            killed.writeBlog(Archive.peek(folder).blog().orElseThrow());
            killed.writeArticle(Archive.peek(folder).article(1).orElseThrow());
            killed.writeLikes(5, List.of(new Like(1, 0, "n", "", new DateRange(Instant.EPOCH, Instant.EPOCH))));
            Files.writeString(first.resolve("articles/.2.json.tmp"), "{");
        } // no commit, no names, no index

        Verification verification = Verification.of(first);

        assertThat(verification.damage()).isEmpty();
        assertThat(verification.unfinished()).isTrue();
        assertThat(verification.files()).isEqualTo(3);
    }

    @Test
    void aPowerCutAfterAKillIsDamage() throws IOException {
        try (Archive killed = Archive.open(folder, Clock.systemUTC())) {
            killed.writeLikes(1, List.of(new Like(1, 0, "n", "", new DateRange(Instant.EPOCH, Instant.EPOCH))));
            killed.writeNames(Map.of("article/1", "another.html"));
        }
        Files.writeString(folder.resolve("likes/1.json"), "");
        Files.writeString(folder.resolve("names.json"), "");

        assertThat(damage())
                .containsExactly("file has another length: names.json", "file is not in the index: likes/1.json");
    }

    @Test
    void aFlippedBitIsFound() throws IOException {
        Path file = folder.resolve("articles/1.json");
        Files.writeString(file, Files.readString(file).replace("\"t\"", "\"T\""));

        assertThat(damage()).containsExactly("file has another content: articles/1.json");
    }

    @Test
    void aCutFileIsFound() throws IOException {
        Files.writeString(folder.resolve("articles/1.json"), "{");

        assertThat(damage()).containsExactly("file has another length: articles/1.json");
    }

    @Test
    void aMissingFileIsFound() throws IOException {
        Files.delete(folder.resolve("articles/1.json"));

        assertThat(damage()).containsExactly("file is missing: articles/1.json");
    }

    @Test
    void whatFileManagersLeaveIsNoDamage() throws IOException {
        Files.writeString(folder.resolve(".DS_Store"), "of macOS");
        Files.writeString(folder.resolve("articles/.DS_Store"), "of macOS");
        Files.writeString(folder.resolve("articles/._1.json"), "of macOS, on a disk of others");
        Files.writeString(folder.resolve("articles/Thumbs.db"), "of Windows");
        Files.writeString(folder.resolve("desktop.ini"), "of Windows");

        assertThat(damage()).isEmpty();
    }

    @Test
    void anUnknownFileIsFound() throws IOException {
        Files.createDirectories(folder.resolve("content/uploadfile"));
        Files.writeString(folder.resolve("content/uploadfile/x.png"), "?");

        assertThat(damage()).containsExactly("file is not in the index: content/uploadfile/x.png");
    }

    @Test
    void strayLikesAndUnnamedArticlesAreFound() throws IOException {
        try (Archive archive = Archive.open(folder, Clock.systemUTC())) {
            archive.writeLikes(5, List.of(new Like(1, 0, "n", "", new DateRange(Instant.EPOCH, Instant.EPOCH))));
            archive.writeNames(Map.of());
            archive.commit();
        }

        assertThat(damage()).containsExactly("belongs to no article: likes/5.json", "has no name: article/1");
    }

    private List<String> damage() throws IOException {
        return Verification.of(folder).damage().stream()
                .map(problem -> problem.what() + ": " + problem.where())
                .toList();
    }
}
