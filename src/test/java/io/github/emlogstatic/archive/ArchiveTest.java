package io.github.emlogstatic.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.archive.index.Index;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.archive.record.Removed;
import io.github.emlogstatic.archive.record.Withdrawal;
import io.github.emlogstatic.files.LockedException;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.BareBlog;
import io.github.emlogstatic.model.BlogProfile;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.CategorySettings;
import io.github.emlogstatic.model.Counters;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.TagSettings;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.DateRange;
import io.github.emlogstatic.model.discussion.PrivateComment;
import io.github.emlogstatic.model.run.Problem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T02:00:00Z");

    @TempDir
    Path folder;

    @Test
    void anArticleComesBackAsItWas() throws IOException {
        ArchivedArticle article = article(12, "标题 & <b>", "<p>正文</p>");
        run(MONDAY, article);

        try (Archive archive = openOn(TUESDAY)) {
            assertThat(archive.article(12)).contains(article);
            assertThat(archive.articleIds()).containsExactly(12);
        }
    }

    @Test
    void theIndexOfAnArchiveFromElsewhereIsParsedOnce() throws IOException {
        Path checksums = folder.resolve("state/index");
        Map<byte[], String> indexes = new LinkedHashMap<>();
        for (int id = 12; id < 14; id++) {
            try (Archive archive = openOn(MONDAY)) {
                archive.writeArticle(article(id, "标题", "<p>正文</p>"));
                archive.commit();
            }
            indexes.put(Files.readAllBytes(folder.resolve("index.jsonl")), Files.readString(checksums));
        }
        Files.delete(checksums); // git has no state/

        for (Map.Entry<byte[], String> pulled : indexes.entrySet()) {
            Files.write(folder.resolve("index.jsonl"), pulled.getKey());

            try (Archive archive = openOn(TUESDAY)) {
                assertThat(pulled.getValue()).startsWith(Files.readString(checksums));
                assertThat(archive.isFromLastRun()).isTrue();
            }
        }
    }

    /** The list of private files is in {@code state/}, too, so the run writes it, and with it the index. */
    @Test
    void anIndexThatARunHasWrittenIsNotForeign() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            archive.writeArticle(article(5, "标题", "<p>正文</p>"));
            archive.privateFolder().withdraw(new Withdrawal(5, MONDAY, "deleted or hidden"));
            archive.writeArticle(article(6, "标题", "<p>正文</p>"));
            archive.commit();
        }
        Path checksums = folder.resolve("state/index");
        String written = Files.readString(checksums);
        Path list = folder.resolve("state/private-index.jsonl");
        String listed = Files.readString(list);
        PathUtils.deleteDirectory(folder.resolve("state")); // git has no state/

        openOn(TUESDAY).close();

        assertThat(checksums).content().isEqualTo(written);
        assertThat(list).content().isEqualTo(listed);
    }

    @Test
    void aTextOf21MillionCharactersComesBack() throws IOException {
        ArchivedArticle article = article(12, "title", "x".repeat(21_000_000));
        run(MONDAY, article);

        try (Archive archive = openOn(TUESDAY)) {
            assertThat(archive.article(12).orElseThrow().equals(article)).isTrue();
        }
    }

    @Test
    void anArticleFileWithoutAnIndexLineIsIgnored() throws IOException {
        Path index = folder.resolve("index.jsonl");
        run(MONDAY, article(12, "标题", "<p>正文</p>"));
        byte[] older = Files.readAllBytes(index);
        run(TUESDAY, article(13, "标题", "<p>正文</p>"));
        Files.write(index, older);

        try (Archive archive = openOn(TUESDAY)) {
            assertThat(archive.article(12)).isPresent();
            assertThat(archive.article(13)).isEmpty();
        }
    }

    @Test
    void theFileIsReadableAndStable() throws IOException {
        killedRun(MONDAY, article(12, "标题", "<p>正文</p>"));

        assertThat(folder.resolve("articles/12.json")).hasContent("""
                {
                  "id": 12,
                  "title": "标题",
                  "date": "2024-05-01T10:20:00",
                  "url": "post-12.html",
                  "authorId": 1,
                  "categoryId": 3,
                  "tags": [
                    "C++"
                  ],
                  "top": false,
                  "categoryTop": false,
                  "cover": "",
                  "needsPassword": false,
                  "fields": {
                    "来源": "书"
                  },
                  "source": "detail",
                  "listed": "f",
                  "content": "<p>正文</p>",
                  "contentSource": "正文",
                  "excerpt": "",
                  "excerptSource": "",
                  "extra": {
                    "parent_id": 0
                  }
                }
                """);
    }

    @Test
    void theOriginThatALaterVersionNamedStays() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            ArchivedArticle known = article(12, "标题", "<p>正文</p>");
            archive.writeArticle(new ArchivedArticle(
                    known.article(), known.body(), new Origin("telegram"), known.listed(), known.extra()));
            archive.commit();
        }
        try (Archive archive = openOn(TUESDAY)) {
            Origin later = archive.article(12).orElseThrow().origin();

            assertThat(later.word()).isEqualTo("telegram");
            assertThat(later.standsIn()).isFalse();
        }
    }

    @Test
    void laterKeysAreWrittenOnlyIfTheyHoldSomething() throws IOException {
        CategorySettings settings = new CategorySettings("a, b", "", "", 7, "", false);
        Comment byUser = new Comment(2, "主", "", "好", new DateRange(MONDAY, MONDAY), "", false, 0, 4, List.of());
        Counters counters = new Counters(Map.of(1, 5), Map.of(), Map.of(1, 2));
        try (Archive archive = openOn(MONDAY)) {
            archive.writeCategories(
                    List.of(new Category(1, "old", "", "", 0, 1), new Category(2, "new", "", "", 0, 2, settings)));
            archive.writeComments(1, List.of(comment(1), byUser));
            archive.writeCounters(counters);
            archive.commit();

            assertThat(archive.categories())
                    .extracting(Category::settings)
                    .containsExactly(CategorySettings.NONE, settings);
            assertThat(archive.comments(1)).extracting(Comment::userId).containsExactly(0, 4);
            assertThat(archive.counters()).isEqualTo(counters);
        }
        assertThat(folder.resolve("categories.json"))
                .content()
                .containsOnlyOnce("settings")
                .doesNotContain("ownersOnly");
        assertThat(folder.resolve("comments/1.json")).content().containsOnlyOnce("userId");
        assertThat(folder.resolve("counters.json"))
                .content()
                .contains("collections")
                .doesNotContain("dislikes");
    }

    @Test
    void aProfileOfEarlierVersionsTellsNoHomePage() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            archive.commit();
        }
        Files.writeString(folder.resolve("blog.json"), """
                {"address": "https://blog.example.com/", "aliases": [], "name": "Blog", "description": "",
                 "timeZone": "+08:00", "navigation": [], "links": [],
                 "profile": {"keywords": "a", "footer": "", "record": "", "favicon": ""}}
                """);

        BlogProfile expected = new BlogProfile("", "a", "", "", "", 0);
        assertThat(Archive.peek(folder).blog().orElseThrow().profile()).isEqualTo(expected);
    }

    @Test
    void notesOfAnUnfinishedRunAreIgnored() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            archive.state().write("last-run.json", Map.of("missed", List.of("an article")));

            assertThat(LastRun.of(archive)).isEqualTo(LastRun.NONE);
        }
    }

    @Test
    void aRollbackLeavesEveryFileAsItWas() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            archive.writeArticle(article(1, "stays", ""));
            archive.writeArticle(article(2, "goes", ""));
            archive.writeCounters(new Counters(Map.of(1, 5), Map.of(), Map.of()));
            archive.commit();
        }
        Map<String, String> before = files();
        Path leftByAKill = folder.resolve("state/undo/comments/3.json");
        Files.writeString(Files.createDirectories(leftByAKill.getParent()).resolve("3.json"), "older");
        try (Archive archive = openOn(TUESDAY)) {
            archive.writeArticle(article(1, "changed", ""));
            archive.writeArticle(article(1, "changed twice", ""));
            archive.privateFolder().withdraw(new Withdrawal(2, TUESDAY, "deleted or hidden"));
            archive.writeComments(3, List.of(comment(1)));
            archive.writeCounters(Counters.NONE);

            archive.rollBack();

            assertThat(files()).isEqualTo(before);
            assertThat(archive.articleIds()).containsExactly(1, 2);
            assertThat(archive.changed()).isFalse();
        }
        try (Archive archive = openOn(TUESDAY)) {
            assertThat(archive.recovered()).isFalse();
            assertThat(archive.isFromLastRun()).isTrue();
        }
    }

    @Test
    void anArchiveCanBeCommittedAfterARollback() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            archive.writeArticle(article(1, "refused", ""));
            archive.rollBack();
            archive.writeArticle(article(2, "kept", ""));

            archive.commit();

            assertThat(archive.articleIds()).containsExactly(2);
        }
    }

    @Test
    void aRollbackLeavesADamagedFileDamaged() throws IOException {
        run(MONDAY, article(1, "first", ""));
        Files.writeString(folder.resolve("articles/1.json"), "damaged");
        try (Archive refused = openOn(TUESDAY)) {
            refused.writeArticle(article(1, "second", ""));
            assertThat(refused.damage().paths()).isEmpty();

            refused.rollBack();

            assertThat(refused.damage().paths()).containsExactly("articles/1.json");
        }
        assertThat(folder.resolve("articles/1.json")).hasContent("damaged");
    }

    @Test
    void aRollbackKeepsWhatTheSameRunHasCommitted() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            archive.writeArticle(article(1, "committed", ""));
            archive.commit();
            Map<String, String> before = files();
            archive.writeArticle(article(1, "changed", ""));
            archive.writeArticle(article(2, "new", ""));

            archive.rollBack();

            assertThat(files()).isEqualTo(before);
            assertThat(archive.articleIds()).containsExactly(1);
        }
    }

    @Test
    void aRollbackKeepsTheFilesOfAKilledRun() throws IOException {
        run(MONDAY, article(1, "first", ""));
        killedRun(TUESDAY, article(1, "second", ""));
        try (Archive refused = openOn(TUESDAY)) {
            assertThat(refused.recovered()).isTrue();
            refused.writeArticle(article(1, "third", ""));
            refused.rollBack();
        }

        try (Archive archive = openOn(TUESDAY)) {
            assertThat(archive.article(1)).contains(article(1, "second", ""));
            assertThat(archive.recovered())
                    .as("no run has ended since the killed one")
                    .isTrue();
        }
        assertThat(folder.resolve("state/journal")).isEmptyFile();
        assertThat(Index.load(folder).damagedLines()).isEmpty();
        assertThat(Index.load(folder).get("articles/1.json").orElseThrow().lastChanged())
                .isEqualTo(TUESDAY);
    }

    @Test
    void anElementRemovedTwiceIsKeptOnce() throws IOException {
        List<Removed<Comment>> gone = List.of(new Removed<>(MONDAY, 0, comment(1)));
        try (Archive archive = openOn(MONDAY)) {
            archive.privateFolder().keepRemoved("comments/1.json", Comment.class, gone);
            archive.privateFolder().keepRemoved("comments/1.json", Comment.class, gone);
            assertThat(archive.privateFolder().removed("comments/1.json", Comment.class))
                    .isEqualTo(gone);

            archive.privateFolder().takeBack("comments/1.json", Comment.class, comment -> comment.id() == 1);
            assertThat(folder.resolve("private/removed/comments/1.json")).doesNotExist();
        }
    }

    /** All files and folders outside {@code state/}, with bytes and times. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file :
                    all.filter(one -> !one.startsWith(folder.resolve("state"))).toList()) {
                boolean regular = Files.isRegularFile(file);
                files.put(
                        file.toString(),
                        regular ? Files.readString(file) + Files.getLastModifiedTime(file) : "a folder");
            }
        }
        return files;
    }

    @Test
    void anArchiveWithoutItsIndexIsNotEmpty() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            archive.writeBlog(BareBlog.named("博客"));
        }
        openOn(TUESDAY).close(); // killed before its end, and the journal knows
        try (Archive archive = openOn(TUESDAY)) {
            archive.commit();
        }
        Files.delete(folder.resolve("index.jsonl"));

        assertThatThrownBy(() -> openOn(TUESDAY)).hasMessageContaining("index.jsonl is lost");
        assertThatThrownBy(() -> Archive.read(folder)).hasMessageContaining("index.jsonl is lost");
        assertThat(Verification.of(folder).damage()).isNotEmpty();
        Archive.openToMend(folder, Clock.fixed(TUESDAY, ZoneOffset.UTC), false).close();
    }

    @Test
    void aLostIndexListsSettingsOfTagsAgain() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            archive.writeTags(List.of(new TagSettings("tea", "all about it", "", "")));
            archive.writeArticle(article(1, "one", "a"));
            archive.writeNames(Map.of());
            archive.commit();
        }
        Files.delete(folder.resolve("index.jsonl"));

        try (Archive archive = Archive.openToMendOffline(folder, Clock.fixed(TUESDAY, ZoneOffset.UTC))) {
            assertThat(archive.index()).containsKeys("tags.json", "articles/1.json");
        }
    }

    @Test
    void aLostIndexListsNoticesOfProtectedArticles() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            archive.privateFolder().write(article(1, "locked", "its text"));
            archive.writeArticle(notice(1));
            archive.writeNames(Map.of());
            archive.commit();
        }
        Files.delete(folder.resolve("index.jsonl"));

        try (Archive archive = Archive.openToMendOffline(folder, Clock.fixed(TUESDAY, ZoneOffset.UTC))) {
            assertThat(archive.index()).containsKeys("articles/1.json", "private/articles/1.json");
        }
    }

    /** Nobody could search the site for a text of which nothing is known. */
    @Test
    void aDamagedPrivateTextIsNotForgottenWithItsIndex() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            archive.privateFolder().write(article(1, "locked", "its text"));
            archive.drafts().write(article(2, "draft", "its text"));
            archive.drafts().write(article(3, "draft", "another"));
            archive.drafts().writeComments(3, List.of(new PrivateComment(0, true, comment(1))));
            archive.writeNames(Map.of());
            archive.commit();
        }
        Files.writeString(folder.resolve("private/articles/1.json"), "{");
        Files.writeString(folder.resolve("private/drafts/articles/2.json"), "{");
        Files.delete(folder.resolve("private/index.jsonl"));
        PathUtils.deleteDirectory(folder.resolve("state"));

        try (Archive archive = Archive.openToMendOffline(folder, Clock.fixed(TUESDAY, ZoneOffset.UTC))) {
            assertThat(archive.damage().lostPrivateTexts())
                    .containsExactly("private/articles/1.json", "private/drafts/articles/2.json");
        }
    }

    @Test
    void whatTheBlogHasPublishedSinceIsNotSecret() throws IOException {
        Note old = note(0, "published by an old emlog");
        try (Archive archive = openOn(MONDAY)) {
            archive.drafts()
                    .writeComments(
                            1,
                            Stream.of(1, 2, 3)
                                    .map(id -> new PrivateComment(0, true, comment(id)))
                                    .toList());
            archive.drafts()
                    .writeNotes(List.of(
                            note(4, old.content()).withDate(new DateRange(TUESDAY, TUESDAY)),
                            note(3, old.content()),
                            note(2, "as it was"),
                            note(1, "secret")));
            archive.commit();
        }
        try (Archive archive = openOn(TUESDAY)) {
            archive.writeComments(1, List.of(comment(2)));
            archive.privateFolder().writeComments(1, List.of(comment(3)));
            archive.writeNotes(List.of(note(2, "edited"), old));

            assertThat(archive.drafts().comments(1))
                    .extracting(one -> one.comment().id())
                    .containsExactly(1, 3);
            assertThat(archive.drafts().notes()).extracting(Note::id).containsExactly(4, 1);
        }
    }

    /** The public note may be one that the guard has kept. */
    @Test
    void whatABackupCallsPrivateLaterIsSecret() throws IOException {
        List<Note> notes = List.of(note(2, "two"), note(1, "one"));
        try (Archive archive = openOn(MONDAY)) {
            archive.writeNotes(notes);
            archive.commit();
        }
        try (Archive archive = openOn(TUESDAY)) {
            archive.drafts().writeNotes(notes);
            assertThat(archive.drafts().notes()).isEqualTo(notes);

            archive.drafts().writeOldNotes(notes);
            assertThat(archive.drafts().notes()).isEmpty();
        }
    }

    @Test
    void anArchivePutBackByGitIsReadWhole() throws IOException {
        Path index = folder.resolve("index.jsonl");
        run(MONDAY, article(1, "one", "a"));
        byte[] older = Files.readAllBytes(index);
        run(TUESDAY, article(2, "two", "a"));
        Path text = folder.resolve("articles/1.json");
        Files.write(index, older);
        Files.writeString(text, Files.readString(text).replace("one", "eno"));

        try (Archive archive = openOn(TUESDAY)) {
            assertThat(archive.damage().paths()).containsExactly("articles/1.json");
        }
    }

    @Test
    void theIndexHoldsFirstSeenAndLastChanged() throws IOException {
        run(MONDAY, article(1, "one", "a"), article(2, "two", "a"));
        try (Archive archive = openOn(TUESDAY)) {
            assertThat(archive.writeArticle(article(1, "one", "a"))).isFalse();
            assertThat(archive.writeArticle(article(2, "two", "b"))).isTrue();
            archive.commit();
        }

        Archive archive = Archive.peek(folder);
        assertThat(archive.index().get("articles/1.json").lastChanged()).isEqualTo(MONDAY);
        assertThat(archive.index().get("articles/2.json").firstSeen()).isEqualTo(MONDAY);
        assertThat(archive.index().get("articles/2.json").lastChanged()).isEqualTo(TUESDAY);
    }

    @Test
    void aRunWithoutChangesWritesNothing() throws IOException {
        run(MONDAY, article(1, "one", "a"));
        Map<String, String> before = files();

        run(TUESDAY, article(1, "one", "a"));

        assertThat(files()).isEqualTo(before);
    }

    @Test
    void theIndexIsCompletedWhereItCouldNotBeWritten() throws IOException {
        Path obstacle = folder.resolve(".index.jsonl.tmp/obstacle");
        try (Archive archive = openOn(MONDAY)) {
            archive.writeArticle(article(1, "title", ""));
            Files.createDirectories(obstacle);
            assertThatThrownBy(archive::commit).hasMessageContaining("index.jsonl");
        }
        PathUtils.deleteDirectory(obstacle.getParent());

        try (Archive archive = openOn(TUESDAY)) {
            assertThat(archive.recovered()).isTrue();
            assertThat(archive.articleIds()).containsExactly(1);
        }
    }

    @Test
    void aTextThatWasCutIsWrittenAgain() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            archive.writeArticle(article(1, "title", ""));
            Files.writeString(folder.resolve("articles/1.json"), "{");

            assertThat(archive.writeArticle(article(1, "title", ""))).isTrue();

            assertThat(archive.article(1)).contains(article(1, "title", ""));
        }
    }

    @Test
    void theIndexIsCompletedAfterAKill() throws IOException {
        run(MONDAY, article(1, "one", "a"));
        killedRun(TUESDAY, article(1, "one", "b"), article(2, "two", "b"));

        try (Archive next = openOn(TUESDAY)) {
            assertThat(next.recovered()).isTrue();
            assertThat(next.articleIds()).containsExactly(1, 2);
            assertThat(next.writeArticle(article(1, "one", "b"))).isFalse();
            next.commit();
        }
        try (Archive after = openOn(TUESDAY)) {
            assertThat(after.recovered()).isFalse();
        }
    }

    @Test
    void aFileEmptiedByAPowerCutIsDamage() throws IOException {
        run(MONDAY, article(1, "one", "a"), article(3, "three", "a"));
        byte[] old = Files.readAllBytes(folder.resolve("articles/3.json"));
        killedRun(TUESDAY, article(1, "one", "b"), article(2, "two", "b"), article(3, "three", "b"));
        Files.writeString(folder.resolve("articles/1.json"), "");
        Files.write(folder.resolve("articles/2.json"), new byte[500]);
        Files.write(folder.resolve("articles/3.json"), old); // the rename was undone

        try (Archive next = openOn(TUESDAY)) {
            assertThat(next.recovered()).isTrue();
            assertThat(next.articleIds()).containsExactly(1, 3);
            assertThat(next.damage().paths()).containsExactly("articles/1.json");
            assertThat(next.article(1)).isEmpty();
            assertThat(next.writeArticle(article(1, "one", "a"))).isTrue();
            assertThat(next.damage().paths()).isEmpty();
            assertThat(next.damage().report())
                    .map(Problem::toString)
                    .containsExactly(
                            "a file that belongs to nothing was set aside: articles/2.json (it is in state/damaged)",
                            "a damaged file was replaced: articles/1.json (what was left of it, if anything, is in state/damaged)");
        }
        assertThat(folder.resolve("state/damaged/articles/1.json")).isEmptyFile();
    }

    @Test
    void halfALineOfTheJournalHidesNoFile() throws IOException {
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(folder.resolve("state/journal"), "0f0f");
        killedRun(MONDAY, article(1, "one", "a"));

        try (Archive archive = openOn(TUESDAY)) {
            assertThat(archive.articleIds()).containsExactly(1);
        }
    }

    @Test
    void theJournalOfAnOlderVersionIsRead() throws IOException {
        run(MONDAY, article(1, "one", "a"));
        killedRun(TUESDAY, article(1, "one", "b"));
        Files.writeString(folder.resolve("state/journal"), "articles/1.json\narticles/2.json\n");

        try (Archive next = openOn(TUESDAY)) {
            assertThat(next.damage().paths()).isEmpty();
            assertThat(next.writeArticle(article(1, "one", "b"))).isFalse();
        }
    }

    @Test
    void twoRunsAtOnceAreRefused() throws IOException {
        try (Archive first = openOn(MONDAY)) {
            assertThat(first.articleIds()).isEmpty();
            assertThatThrownBy(() -> openOn(MONDAY))
                    .isInstanceOf(LockedException.class)
                    .hasMessageContaining("another run is using");
        }
        openOn(MONDAY).close();
    }

    @Test
    void aWithdrawnArticleMovesToPrivateWithItsComments() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            archive.writeArticle(article(7, "gone", "a"));
            archive.writeArticle(article(8, "stays", "a"));
            archive.writeComments(7, List.of(comment(1)));
            archive.privateFolder().withdraw(new Withdrawal(7, MONDAY, "deleted or hidden"));
            archive.commit();

            assertThat(archive.articleIds()).containsExactly(8);
            assertThat(archive.comments(7)).isEmpty();
            assertThat(archive.privateFolder().article(7)).isPresent();
        }
        assertThat(folder.resolve("private/withdrawn/7.json")).exists();
        assertThat(folder.resolve("private/comments/7.json")).exists();
        assertThat(folder.resolve("index.jsonl")).content().doesNotContain("/7.json");
        assertThat(folder.resolve("private/index.jsonl")).content().contains("private/articles/7.json");
        assertThat(folder.resolve(".gitignore")).content().contains("/private/", "/state/");
    }

    @Test
    void aPageLeavesWhatBelongsToADamagedArticle() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            archive.writeArticle(article(5, "gone", "a"));
            archive.writeComments(5, List.of(comment(1)));
            archive.privateFolder().withdraw(new Withdrawal(5, MONDAY, "deleted or hidden"));
            archive.commit();
            Files.writeString(folder.resolve("private/articles/5.json"), "{");
            assertThat(archive.privateFolder().article(5)).as("damaged").isEmpty();

            archive.privateFolder().restorePage(5);
        }
        assertThat(folder.resolve("private/withdrawn/5.json")).exists();
        assertThat(folder.resolve("private/comments/5.json")).exists();
    }

    @Test
    void theSizeOfAnImageIsStored() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            Path fetched = archive.uploads().temporary().resolve("a");
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", fetched.toFile());

            assertThat(archive.uploads().moveIn(fetched, "content/uploadfile/202405/图 1.png"))
                    .isTrue();

            assertThat(archive.uploads().find("content/uploadfile/202405/图 1.png"))
                    .hasValueSatisfying(media -> {
                        assertThat(media.width()).isEqualTo(40);
                        assertThat(media.height()).isEqualTo(30);
                    });
            assertThat(fetched).doesNotExist();
        }
    }

    @Test
    void noPathLeadsOutOfTheArchive() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            assertThatThrownBy(() -> archive.file("content/../../x")).hasMessageContaining("leads out of");
        }
    }

    @Test
    void aFileThatChangesDuringARunIsDamaged() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            archive.writeArticle(article(1, "one", "a"));
            assertThat(archive.articleHtml(1)).isPresent();
            Path file = folder.resolve("articles/1.json");
            Files.writeString(file, Files.readString(file).replace("one", "two"));

            assertThat(archive.articleHtml(1)).isEmpty();
            assertThat(archive.damage().paths()).containsExactly("articles/1.json");
        }
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            archive.writeArticle(article(1, "one", "a"));
            archive.commit();
            Files.writeString(folder.resolve("articles/1.json"), "{ \"id\": ");

            assertThat(archive.article(1)).isEmpty();
            assertThat(archive.damage().paths()).containsExactly("articles/1.json");
            assertThatThrownBy(() -> archive.damage().requireWhole("articles/1.json"))
                    .hasMessageContaining("articles/1.json is damaged")
                    .hasMessageContaining("--full");
        }
        assertThatThrownBy(() -> Archive.peek(folder).article(1))
                .as("somebody who only looks cannot have it fetched again")
                .hasMessageContaining("articles/1.json is damaged");
    }

    @Test
    void aFolderWithoutABlogIsNoArchive() {
        assertThatThrownBy(() -> Archive.read(folder))
                .hasMessageEndingWith(": not an archive (no blog.json); name its directory");
    }

    /** A run that writes these articles and comes to its end. */
    private void run(Instant day, ArchivedArticle... articles) throws IOException {
        try (Archive archive = openOn(day)) {
            writeAll(archive, articles);
            archive.commit();
        }
    }

    /** A run that does not come to its end, so that the index on disk does not tell what it has written. */
    private void killedRun(Instant day, ArchivedArticle... articles) throws IOException {
        try (Archive archive = openOn(day)) {
            writeAll(archive, articles);
        }
    }

    private static void writeAll(Archive archive, ArchivedArticle... articles) throws IOException {
        for (ArchivedArticle article : articles) {
            archive.writeArticle(article);
        }
    }

    private Archive openOn(Instant day) throws IOException {
        return Archive.open(folder, Clock.fixed(day, ZoneOffset.UTC));
    }

    private static ArchivedArticle notice(int id) {
        Article locked = Article.builder(id).title("locked").needsPassword(true).build();
        return new ArchivedArticle(locked, Body.EMPTY, Origin.NONE, "f", Map.of());
    }

    private static ArchivedArticle article(int id, String title, String content) {
        Article article = Article.builder(id)
                .title(title)
                .date(LocalDateTime.of(2024, 5, 1, 10, 20))
                .url("post-" + id + ".html")
                .author(1)
                .category(3)
                .tags(List.of("C++"))
                .fields(Map.of("来源", "书"))
                .build();
        return new ArchivedArticle(
                article, new Body(content, "正文", "", ""), Origin.DETAIL, "f", Map.of("parent_id", 0));
    }

    private static Note note(int id, String content) {
        return new Note(id, content, "", new DateRange(MONDAY, MONDAY), 1);
    }

    private static Comment comment(int id) {
        return Comment.builder(id, "客", new DateRange(MONDAY, MONDAY), "好").build();
    }

    @Test
    void twoThingsDoNotShareAFile() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            archive.writeNames(Map.of("article/1", "a.html", "article/2", "A.html"));

            assertThatThrownBy(archive::names).hasMessageContaining("is the name of article/");
        }
    }

    @Test
    void aMovedTagMayBeginWithADot() throws IOException {
        try (Archive archive = openOn(MONDAY)) {
            archive.writeNames(Map.of("moved/tag/net.html", "tag/.net"));

            assertThat(archive.names()).containsValue("tag/.net");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.html", "a/../../b.html", "/etc/a.html", "a\\\\..\\\\b.html"})
    void aNameThatLeadsOutOfTheSiteIsRefused(String name) throws IOException {
        for (Map<String, String> names : List.of(Map.of("article/1", name), Map.of("moved/" + name, "article/1"))) {
            try (Archive archive = Archive.open(folder.resolve("archive"), Clock.systemUTC())) {
                archive.writeNames(names);
                assertThatThrownBy(archive::names).hasMessageContaining("leads out of the site");
            }
        }
    }
}
