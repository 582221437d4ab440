package io.github.emlogstatic.publish.scan;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.archive.record.Withdrawal;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.files.HashCache;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.DateRange;
import io.github.emlogstatic.model.discussion.PrivateComment;
import io.github.emlogstatic.publish.target.SiteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Leaks that the scan finds in a finished site. */
class LeakScanTest {

    private static final String SENTENCE = "Nobody without the password may ever read this.";
    /** So long that it counts in comments, too. */
    private static final String LONG = "This sentence goes on for so long that nobody writes the same one by chance.";

    private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private final List<NamedSecret> secrets = new ArrayList<>();
    private Path site;

    @BeforeEach
    void make() throws IOException {
        site = Files.createDirectories(folder.resolve("public"));
        Files.writeString(site.resolve("index.html"), "<p>the home page</p>");
    }

    @Test
    void tagsThatNeverEndTakeLinearTime() {
        inLinearTime(() -> assertThat(Passages.of("<a".repeat(200_000) + " <b title='x'>" + SENTENCE + "</b>", 10))
                .containsExactly(SENTENCE.substring(0, 40)));
    }

    @Test
    void aPublicArticleWithAProtectedTextIsALeak() throws Exception {
        protect(5, SENTENCE);
        publish(1, "protected", SENTENCE);
        Files.writeString(site.resolve("1.html"), "<p>" + SENTENCE + "</p>");

        assertThat(leak())
                .hasValueSatisfying(leak -> assertThat(leak)
                        .startsWith("1.html contains the text of article 5, which is not public (passage ")
                        .doesNotContain("Nobody"));
    }

    @Test
    void anAllowedPassageIsNoLeak() throws Exception {
        protect(5, SENTENCE);
        Files.writeString(site.resolve("1.html"), "<p>" + SENTENCE + "</p>");
        String number = leak().orElseThrow().replaceFirst("(?s).*passage (\\w+).*", "$1");

        assertThat(leak(number)).isEmpty();
        assertThat(leak("00000000")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>密码是1234</p>",
                "{\"text\":\"密码是1234\"}",
                "[\"标题\",\"密码是1234 #tag\"]",
                "<![CDATA[密码是1234]]>",
                "&lt;p&gt;密码是1234&lt;/p&gt;",
                "\"one\\n密码是1234\\ntwo\""
            })
    void aShortTextBetweenTagsIsALeak(String file) throws Exception {
        protect(5, "密码是1234");
        Files.writeString(site.resolve("1.html"), file);

        assertThat(leak()).isPresent();
    }

    @Test
    void aShortTextInsideASentenceIsNoLeak() throws Exception {
        protect(5, "密码是1234");
        Files.writeString(site.resolve("1.html"), "<p>很多人的密码是1234，不安全</p>");

        assertThat(leak()).isEmpty();
    }

    @Test
    void aPassageDoesNotSplitAnEmoji() throws Exception {
        String text = "a".repeat(39) + "\uD83D\uDE00 and more that nobody may read";
        protect(5, text);
        Files.writeString(site.resolve("1.html"), "<p>" + text + "</p>");

        assertThat(leak()).isPresent();
    }

    @Test
    void aGreetingIsNoLeak() throws Exception {
        protect(5, "你好");
        Files.writeString(site.resolve("1.html"), "<p>你好</p>");

        assertThat(leak()).isEmpty();
    }

    @Test
    void aLongProtectedCommentIsALeak() throws Exception {
        String said = "这一段评论写得很长，长到不会有第二个人在别的地方写出一模一样的话来。";
        try (Archive archive = open()) {
            archive.writeComments(5, List.of(comment(1, said), comment(2, "感谢分享，学习了！")));
            archive.privateFolder().takeDiscussion(5);
            archive.commit();
        }
        protect(5, SENTENCE);
        Files.writeString(site.resolve("1.html"), "<p>感谢分享，学习了！</p>");
        assertThat(leak()).isEmpty();

        Files.writeString(site.resolve("1.html"), "<p>" + said + "</p>");
        assertThat(leak()).hasValueSatisfying(leak -> assertThat(leak).contains("a comment on article 5"));
    }

    private static Arguments kept(String what, IOConsumer<Archive> archive) {
        return Arguments.of(what, archive);
    }

    static Stream<Arguments> otherPrivateTexts() {
        return Stream.of(
                kept("a comment on article 5", archive -> {
                    archive.writeArticle(article(5, "protected", true, ""));
                    archive.privateFolder()
                            .write(article(5, "protected", true, "a text of its own, which is nowhere else"));
                    Comment reply = comment(2, LONG);
                    archive.privateFolder()
                            .writeComments(
                                    5,
                                    List.of(comment(1, "Thanks").toBuilder()
                                            .children(List.of(reply))
                                            .build()));
                }),
                kept("the text of page 5", archive -> {
                    archive.writePage(page());
                    archive.privateFolder().withdrawPage(new Withdrawal(5, DAY, "deleted or hidden"));
                }),
                kept("the text of draft 5", archive -> archive.drafts().write(article(5, "draft", false, LONG))),
                kept(
                        "the text of the hidden page 5",
                        archive -> archive.drafts().write(page())),
                kept(
                        "a comment on article 5",
                        archive -> archive.drafts()
                                .writeComments(5, List.of(new PrivateComment(0, true, comment(1, LONG))))),
                kept(
                        "a comment on article 5",
                        archive -> { // of a withdrawn article
                            archive.privateFolder().writeComments(5, List.of(comment(1, LONG)));
                            archive.drafts().writeComments(5, List.of(new PrivateComment(0, true, comment(1, LONG))));
                        }),
                kept(
                        "the text of the private note 5",
                        archive -> archive.drafts()
                                .writeNotes(List.of(
                                        new Note(5, "<p>" + LONG + "</p>", LONG, new DateRange(DAY, DAY), 1)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherPrivateTexts")
    void whateverThePublicMayNotReadIsALeak(String what, IOConsumer<Archive> keeping) throws Exception {
        try (Archive archive = open()) {
            keeping.accept(archive);
            archive.commit();
        }
        Files.writeString(site.resolve("1.html"), "<p>" + LONG + "</p>");

        assertThat(leak()).hasValueSatisfying(leak -> assertThat(leak).contains(what + ", which is not public"));
    }

    @Test
    void aWithdrawnTextMayBePublishedAgainUnderItsTitle() throws Exception {
        publish(7, "the title", SENTENCE);
        try (Archive archive = open()) {
            archive.privateFolder().withdraw(new Withdrawal(7, DAY, "deleted or hidden"));
            archive.commit();
        }
        Files.writeString(site.resolve("8.html"), "<p>" + SENTENCE + "</p>");
        assertThat(leak()).isPresent();

        publish(8, "another title", SENTENCE);
        assertThat(leak()).isPresent();

        publish(9, "the title", SENTENCE);
        assertThat(leak()).isEmpty();
    }

    /** As when a blog was imported anew, which gave all articles other ids, and the author corrects a title later. */
    @Test
    void aWithdrawnTextMayBePublishedAgainWithItsDate() throws Exception {
        publish(7, "the title", SENTENCE);
        ArchivedArticle again = article(8, "a corrected title", false, SENTENCE);
        LocalDateTime date = article(7, "", false, "").article().date();
        try (Archive archive = open()) {
            archive.privateFolder().withdraw(new Withdrawal(7, DAY, "deleted or hidden"));
            archive.writeArticle(new ArchivedArticle(
                    again.article().toBuilder().date(date).build(), again.body(), again.origin(), "", Map.of()));
            archive.commit();
        }
        Files.writeString(site.resolve("8.html"), "<p>" + SENTENCE + "</p>");

        assertThat(leak()).isEmpty();
    }

    @Test
    void afterANewPrivateTextAllFilesAreSearchedAgain() throws Exception {
        protect(5, SENTENCE);
        Files.writeString(site.resolve("1.html"), "<p>Nobody but us reads this sentence, either.</p>");
        assertThat(leak()).isEmpty();
        assertThat(leak()).isEmpty();

        protect(6, "Nobody but us reads this sentence, either.");

        assertThat(leak()).isPresent();
    }

    @Test
    void aFileWithALeakIsFoundEachTime() throws Exception {
        protect(5, SENTENCE);
        Files.writeString(site.resolve("1.html"), "<p>" + SENTENCE + "</p>");

        assertThat(leak()).isPresent();
        assertThat(leak()).isPresent();
    }

    @Test
    void theCacheTellsNothingAboutAShortPassword() throws Exception {
        protect(5, "密码是1234");
        assertThat(leak()).isEmpty();
        assertThat(marks()).isEmpty();

        protect(6, SENTENCE);
        assertThat(leak()).isEmpty();
        assertThat(marks()).isEmpty();

        secrets.add(new NamedSecret("the blog's key", new Secret(Options.API_KEY)));
        assertThat(leak()).isEmpty();
        assertThat(marks()).hasSize(1).doesNotContain("-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>a&amp;b&lt;c\"d'e\\f/g</p>",
                "<p title=\"a&amp;b<c&quot;d'e\\f/g\">",
                "<p>a&amp;b&lt;c&#34;d&#39;e\\f/g</p>",
                "<description>a&amp;amp;b&amp;lt;c&amp;quot;d&amp;#39;e\\f/g</description>",
                "{\"text\": \"a&b<c\\\"d'e\\\\f/g\"}",
                "{\"text\": \"a\\u0026b\\u003cc\\\"d\\u0027e\\\\f\\/g\"}",
                "{\"html\": \"a&amp;b&lt;c\\\"d'e\\\\f/g\"}",
                "<a href=\"?key=a%26b%3Cc%22d%27e%5Cf%2Fg\">"
            })
    void aSecretIsFoundInEveryEscapedForm(String text) throws Exception {
        secrets.add(new NamedSecret("the blog's key", new Secret("a&b<c\"d'e\\f/g")));
        Files.writeString(site.resolve("1.html"), text);

        assertThat(leak()).hasValue("1.html contains the blog's key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?key=of+the+blog+1234", "?key=of%20the%20blog%201234"})
    void aSecretWithSpacesIsFoundInAddresses(String address) throws Exception {
        secrets.add(new NamedSecret("the blog's key", new Secret("of the blog 1234")));
        Files.writeString(site.resolve("1.html"), "<a href=\"" + address + "\">");

        assertThat(leak()).hasValue("1.html contains the blog's key");
    }

    private Set<String> marks() throws IOException {
        return Files.readAllLines(folder.resolve("hashes")).stream()
                .skip(1)
                .map(line -> line.split(" ")[5])
                .collect(Collectors.toSet());
    }

    // ---- an archive

    private void protect(int id, String text) throws IOException {
        try (Archive archive = open()) {
            archive.privateFolder().write(article(id, "protected", true, text));
            archive.writeArticle(article(id, "protected", true, ""));
            archive.commit();
        }
    }

    private void publish(int id, String title, String text) throws IOException {
        try (Archive archive = open()) {
            archive.writeArticle(article(id, title, false, text));
            archive.commit();
        }
    }

    private Archive open() throws IOException {
        return Archive.open(folder.resolve("archive"), Clock.systemUTC());
    }

    private static ArchivedArticle article(int id, String title, boolean locked, String text) {
        Article article = Article.builder(id)
                .title(title)
                .date(LocalDateTime.of(2026, 1, 1, 0, 0).plusDays(id))
                .url("?post=" + id)
                .author(1)
                .needsPassword(locked)
                .build();
        Body body = text.isEmpty() ? Body.EMPTY : new Body("<p>" + text + "</p>", text, "", "");
        return new ArchivedArticle(article, body, Origin.DETAIL, "", Map.of());
    }

    private static ArchivedPage page() {
        Page page = new Page(5, "a page", LocalDateTime.of(2026, 1, 1, 0, 0), "?post=5", 1, "");
        return new ArchivedPage(
                page, new Body("<p>" + LONG + "</p>", LONG, "", ""), Origin.DETAIL, Map.of(), ArticleSettings.NONE);
    }

    private static Comment comment(int id, String text) {
        return Comment.builder(id, "visitor", new DateRange(DAY, DAY), text).build();
    }

    private Optional<String> leak(String... allowed) throws Exception {
        HashCache hashes =
                HashCache.load(site, folder.resolve("hashes"), Instant.now().plusSeconds(10));
        Optional<String> leak = LeakScan.of(secrets, Set.of(allowed), Archive.peek(folder.resolve("archive")))
                .find(SiteFiles.of(site), hashes);
        hashes.save();
        return leak;
    }
}
