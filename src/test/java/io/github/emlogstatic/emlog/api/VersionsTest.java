package io.github.emlogstatic.emlog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.emlogstatic.config.BlogConfig.Auth;
import io.github.emlogstatic.config.HttpConfig;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.FakeBlog;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Comment;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One blog, as every version of emlog answers it. */
class VersionsTest {

    private static final ZoneId ZONE = ZoneId.of("+08:00");
    private static final HttpConfig HTTP = FakeBlog.http(4, FakeBlog.PATIENCE, 1);

    private final MemoryBlog blog = MemoryBlog.empty().configure(options -> options.apiKey("the-key"));

    private static Reason reason(ThrowingCallable call) {
        EmlogException e = catchThrowableOfType(EmlogException.class, call);
        assertThat(e).as("the call failed").isNotNull();
        return e.reason();
    }

    @ParameterizedTest
    @EnumSource(EmlogVersion.class)
    void theSameArticlesComeFromEveryVersion(EmlogVersion version) throws Exception {
        int plain = blog.publish(post -> post.title("A & B <c> &amp;")
                .text("Text")
                .tags("C++", "a&b")
                .date(LocalDateTime.of(2024, 5, 1, 10, 20, 30)));
        int secret = blog.publish(post ->
                post.title("S").text("Hidden words").password("word").date(LocalDateTime.of(2024, 4, 1, 10, 0)));
        try (EmlogServer server = EmlogServer.serving(blog).as(version);
                EmlogClient client =
                        EmlogClient.connect(server.address(), FakeBlog.config(Auth.NONE, List.of()), HTTP)) {
            List<ListEntry> entries = client.api().articles(1, 100).entries();
            assertThat(entries).extracting(e -> e.article().id()).containsExactly(plain, secret);
            assertThat(entries).extracting(e -> e.article().needsPassword()).containsExactly(false, true);
            assertThat(entries.toString()).doesNotContain("Hidden words");
            List<ListEntry> known =
                    client.api().articles(1, 100, (id, print) -> true).entries();
            assertThat(known).extracting(ListEntry::isKnown).containsOnly(version.compareTo(EmlogVersion.V2_4_2) >= 0);
            for (int i = 0; i < entries.size(); i++) {
                assertThat(everything(known.get(i))).isEqualTo(everything(entries.get(i)));
            }
            assertThat(client.api().detail(plain, Optional.empty()).article())
                    .usingRecursiveComparison()
                    .ignoringFields("url")
                    .isEqualTo(entries.get(0).article());
            assertThat(entries.get(0).article().tags()).containsExactlyInAnyOrder("C++", "a&b");
            assertThat(reason(() -> client.api().detail(999, Optional.empty()))).isEqualTo(Reason.NOT_FOUND);
            assertThat(client.api().articles(2, 100).entries()).isEmpty();
            if (version != EmlogVersion.V1_9_0) {
                assertThat(reason(() -> client.api().detail(secret, Optional.of(new Secret("no")))))
                        .isEqualTo(Reason.WRONG_PASSWORD);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(EmlogVersion.class)
    void discussionsComeWithoutPersonalData(EmlogVersion version) throws Exception {
        int article = blog.publish("A", "Text");
        int first = blog.comment(
                article,
                comment -> comment.poster("v & w")
                        .mail("leak-mail@visitor.example")
                        .ip("203.0.113.7")
                        .agent("LeakAgent")
                        .text("first"));
        int second = blog.comment(article, comment -> comment.poster("x").text("second"));
        int reply = blog.comment(
                article, comment -> comment.poster("y").parent(first).text("reply"));
        blog.note("a note");
        try (EmlogServer server = EmlogServer.serving(blog).as(version);
                EmlogClient client =
                        EmlogClient.connect(server.address(), FakeBlog.config(Auth.SIGNED, List.of()), HTTP)) {
            if (version.compareTo(EmlogVersion.V2_2_9) < 0) {
                assertThat(reason(() -> client.api().comments(article, 0, ZONE)))
                        .isEqualTo(Reason.NO_SUCH_METHOD);
            } else {
                List<Comment> comments = client.api().comments(article, 0, ZONE).threads();
                assertThat(comments).extracting(Comment::id).containsExactly(first, second);
                assertThat(comments.get(0).children()).extracting(Comment::id).containsExactly(reply);
                assertThat(comments.get(0).author()).isEqualTo("v & w");
                assertThat(comments.toString()).doesNotContain("leak-mail", "203.0.113.7", "LeakAgent", "avatar/");
            }
            if (version == EmlogVersion.V1_9_0) {
                assertThat(reason(() -> client.api().notes(1, 20, ZONE))).isEqualTo(Reason.NO_SUCH_METHOD);
            } else {
                assertThat(client.api().notes(1, 20, ZONE))
                        .extracting(Note::content)
                        .containsExactly("<p>a note</p>");
            }
        }
    }

    @Test
    void everyWayToAuthenticateWorks() throws Exception {
        blog.publish("A", "Text");
        blog.note("a note");
        for (Auth auth : List.of(Auth.SIGNED, Auth.KEY)) {
            try (EmlogServer server = EmlogServer.serving(blog);
                    EmlogClient client =
                            EmlogClient.connect(server.address(), FakeBlog.config(auth, List.of()), HTTP)) {
                assertThat(client.api().notes(1, 20, ZONE)).as(auth.name()).hasSize(1);
            }
        }
    }

    /** In an order in which what can be told without reading the entry is asked for first. */
    private static List<Object> everything(ListEntry entry) {
        return List.of(
                entry.id(),
                entry.categoryId(),
                entry.authorId(),
                entry.isPinned(),
                entry.needsPassword(),
                entry.names(),
                entry.counts(),
                entry.length(),
                entry.fingerprint(),
                entry.article(),
                entry.description(),
                entry.descriptionSource(),
                entry.extra(),
                entry.settings());
    }
}
