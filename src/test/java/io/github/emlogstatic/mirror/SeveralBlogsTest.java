package io.github.emlogstatic.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.run.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several blogs in one file. */
class SeveralBlogsTest {

    @RegisterExtension
    private final Nights nights = Nights.ofABlog();

    private final MemoryBlog otherBlog = MemoryBlog.empty();

    @AutoClose
    private final EmlogServer other = EmlogServer.serving(otherBlog).at(nights.clock());

    @BeforeEach
    void publish() throws Exception {
        nights.blog().publish("of the one", "a text");
        otherBlog.publish("of the other", "a text");
        configure("");
    }

    private void configure(String more) throws Exception {
        nights.configured("crawl: {retries: 0}\n" + nights.groupLine() + "blogs:\n  one:\n    "
                + nights.blogLine().replace("\n", "\n    ") + more + "\n  另一个:\n    blog: {url: \"" + other.address()
                + "\"}\n    output: site-of-the-other\n");
    }

    @Test
    void eachHasItsOwnArchiveAndSite() throws Exception {
        assertThat(nights.run()).isZero();

        Path folder = nights.folder();
        assertThat(folder.resolve("one/public/index.html")).content().contains("of the one");
        assertThat(folder.resolve("site-of-the-other/index.html")).content().contains("of the other");
        assertThat(folder.resolve("one/archive/blog.json")).exists();
        assertThat(folder.resolve("另一个/archive/blog.json")).exists();
        assertThat(nights.out()).contains("one: build: ", "另一个: build: ");
        assertThat(nights.health().path("blogs"))
                .extracting(blog -> blog.path("name").asText())
                .containsExactly("one", "另一个");
    }

    @Test
    void oneThatFailsDoesNotStopTheOther() throws Exception {
        nights.takingMessages(2);
        nights.emlog().failing(request -> Optional.of(Faults.status(503)));

        assertThat(nights.run()).isEqualTo(3);

        assertThat(nights.result(0, Step.BUILD)).isEqualTo("failed");
        assertThat(nights.result(1, Step.BUILD)).isEqualTo("done");
        assertThat(nights.told())
                .singleElement()
                .asString()
                .contains("one\nbuild failed")
                .doesNotContain("另一个");
        JsonNode health = nights.health();
        assertThat(health.has("lastSuccess")).isFalse();
        assertThat(health.path("blogs").path(0).has("lastSuccess")).isFalse();
        assertThat(health.path("blogs").path(1).path("lastSuccess").asText()).isEqualTo("2026-11-24T02:00:00Z");
        assertThat(health.path("blogs").path(1).path("exitCode").asInt()).isZero();
    }

    @Test
    void aRunOfOneLeavesTheHealthOfTheOther() throws Exception {
        nights.run();
        JsonNode before = nights.health().path("blogs").path(1);
        nights.later(Duration.ofDays(1));

        assertThat(nights.run(Optional.of("one"))).isZero();

        JsonNode blogs = nights.health().path("blogs");
        assertThat(blogs.path(0).path("lastSuccess").asText()).isEqualTo("2026-11-25T02:00:00Z");
        assertThat(blogs.path(1)).isEqualTo(before);
    }

    @Test
    void aBlogThatIsNoLongerNamedLeavesTheHealth() throws Exception {
        nights.run();
        nights.configured("blogs:\n  one:\n    " + nights.blogLine());

        assertThat(nights.run(Optional.of("one"))).isZero();

        assertThat(nights.health().path("blogs"))
                .extracting(blog -> blog.path("name").asText())
                .containsExactly("one");
    }

    @Test
    void anErrorOfJavaDoesNotStopTheOther() throws Exception {
        nights.takingMessages(1).reportingTo(new Progress() {
            private boolean broken;

            @Override
            public void start(String step, int total) {
                if (!broken) {
                    broken = true;
                    throw new UnsatisfiedLinkError("libjavajpeg.so");
                }
            }

            @Override
            public void advance() {}

            @Override
            public void finish() {}
        });

        assertThat(nights.run()).isEqualTo(2);

        assertThat(nights.result(0, Step.BUILD)).isEqualTo("failed");
        assertThat(nights.result(1, Step.BUILD)).isEqualTo("done");
        assertThat(nights.told())
                .singleElement()
                .asString()
                .contains("one\nbuild failed: this Java lacks a library: libjavajpeg.so; install it")
                .doesNotContain("另一个");
    }

    @Test
    void aMistakeInOneBlogDoesNotStopTheOther() throws Exception {
        nights.takingMessages(2);
        configure("perpage: 3");

        assertThat(nights.run()).isEqualTo(2);

        assertThat(nights.err()).contains("one: site-config.yaml:", "perpage is no known key");
        assertThat(nights.result(1, Step.BUILD)).isEqualTo("done");
        assertThat(nights.told()).singleElement().asString().contains("configuration failed");
        configure("perPage: 3");
        assertThat(nights.nextNight()).isZero();
        assertThat(nights.told()).singleElement().asString().contains("configuration works again");
    }

    @Test
    void aMistakeIsReportedToTheBlogsOwnReader() throws Exception {
        nights.takingMessages(1)
                .configured(
                        "blogs:\n  one:\n    " + nights.blogLine() + "    " + nights.groupLine() + "    perpage: 3\n");

        assertThat(nights.run()).isEqualTo(2);

        assertThat(nights.told()).singleElement().asString().contains("configuration failed", "perpage");
    }

    @Test
    void bothAreReportedInOneMessage() throws Exception {
        nights.takingMessages(1);
        nights.emlog().failing(request -> Optional.of(Faults.status(503)));
        other.failing(request -> Optional.of(Faults.status(503)));

        assertThat(nights.run()).isEqualTo(3);

        assertThat(nights.told()).singleElement().asString().contains("one\nbuild failed", "另一个\nbuild failed");
    }

    @Test
    void manyAreReportedInMessagesThatHoldThemWhole() throws Exception {
        configureMany(30);
        nights.takingMessages(9);

        assertThat(nights.run()).isEqualTo(2);

        List<String> told = nights.told();
        assertThat(told).hasSizeBetween(2, 5).allMatch(text -> text.startsWith("emlog-static: blog"));
        assertThat(told).noneMatch(text -> text.contains("…"));
        assertThat(blogs(told)).containsExactlyElementsOf(names(30));
        assertThat(nights.nextNight()).isEqualTo(2);
        assertThat(nights.told()).isEmpty();
    }

    @Test
    void problemsBeyondFiveMessagesAreReportedNextNight() throws Exception {
        configureMany(90);
        nights.takingMessages(9);

        nights.run();

        List<String> told = nights.told();
        assertThat(told).hasSize(5);
        assertThat(nights.out()).contains("told WeCom", "; the next run tells the rest");
        nights.nextNight();
        told.addAll(nights.told());
        assertThat(blogs(told)).containsExactlyElementsOf(names(90));
    }

    @Test
    void onlyWhatWasNotTakenIsReportedAgain() throws Exception {
        configureMany(30);
        nights.takingMessages(1).answering("{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}");

        nights.run();

        List<String> taken = nights.told().subList(0, 1);
        assertThat(nights.err()).contains("not all was told: ", "45009");
        nights.takingMessages(9).nextNight();
        assertThat(blogs(Stream.concat(taken.stream(), nights.told().stream()).toList()))
                .containsExactlyElementsOf(names(30));
    }

    /** None has an address, so each fails. */
    private void configureMany(int count) throws Exception {
        nights.configured(nights.groupLine() + "blogs:\n"
                + names(count).stream().map(name -> "  " + name + ": {}\n").collect(Collectors.joining()));
    }

    private static List<String> names(int count) {
        return IntStream.range(10, 10 + count)
                .mapToObj(number -> "blog" + number)
                .toList();
    }

    private static List<String> blogs(List<String> told) {
        return told.stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("emlog-static: "))
                .map(line -> line.substring("emlog-static: ".length()))
                .toList();
    }

    @Test
    void theHintIsNoLineOfOneBlog() throws Exception {
        for (int i = 0; i < 6; i++) {
            String html = "<img src=\"/content/uploadfile/1/gone" + i + ".png\">";
            nights.blog().publish(post -> post.html(html));
        }
        configure("");
        nights.takingMessages(1);

        assertThat(nights.run()).isEqualTo(1);

        assertThat(nights.out().lines()).anyMatch(line -> line.startsWith("hint: a line counts several"));
    }

    @Test
    void noBlogIsSentTheKeyOfAnother() throws Exception {
        nights.blog().note("only with the key");
        otherBlog.note("only with the key");
        nights.set("EMLOG_API_KEY", nights.blog().options().apiKey())
                .set("KEY_OF_ONE", nights.blog().options().apiKey());
        configure("");
        nights.configured(Files.readString(nights.folder().resolve("site-config.yaml"))
                .replace(
                        "{url: \"" + nights.emlog().address() + "\"}",
                        "{url: \"" + nights.emlog().address() + "\", apiKey: \"${KEY_OF_ONE}\"}"));

        assertThat(nights.run()).isZero();

        assertThat(nights.emlog().count("note_list")).isPositive();
        assertThat(other.requests())
                .noneMatch(request -> String.valueOf(request.getUrl()).contains("req_sign"));
    }

    @Test
    void twoBlogsCannotShareADirectory() throws Exception {
        nights.takingMessages(1);
        configure("output: site-of-the-other");

        assertThat(nights.run()).isEqualTo(2);

        assertThat(nights.err()).contains("site-of-the-other is the directory of two blogs");
        assertThat(nights.result(0, Step.BUILD)).isEqualTo("done");
        assertThat(nights.folder().resolve("site-of-the-other/index.html"))
                .content()
                .contains("of the one");
    }

    /** With {@code clean}, or by publishing, the outer site would take the inner directory for its own. */
    @Test
    void aSiteMayNotHoldADirectoryOfAnotherBlog() throws Exception {
        nights.takingMessages(1);
        configure("archive: site-of-the-other/archive");

        assertThat(nights.run()).isEqualTo(2);

        assertThat(nights.err()).contains("site-of-the-other) holds a directory of another blog (");
        assertThat(nights.result(0, Step.BUILD)).isEqualTo("done");
        assertThat(nights.folder().resolve("site-of-the-other/archive/blog.json"))
                .exists();
        assertThat(nights.folder().resolve("site-of-the-other/index.html")).doesNotExist();
    }
}
