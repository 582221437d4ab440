package io.github.emlogstatic.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Fault;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Well-formed answers to another request. After each night of wrong answers, everything in the archive is
 * what it held before or what the blog really has, and missing items are reported. The next night of right answers makes the
 * archive equal to an undisturbed one.
 */
@Tag("slow")
class WrongAnswersTest {

    private static final String PASSAGE = "Nobody without the password may ever read this sentence.";
    private static final Instant LONG_AGO = Instant.parse("2021-01-01T00:00:00Z");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String RIGHT = "X-Right";

    private static final List<String> METHODS =
            List.of("article_list", "article_detail", "comment_list_simple", "like_list", "sort_list", "note_list");

    private static final Map<String, String> EMPTY = Map.of(
            "article_list", "{\"articles\":[],\"page\":1,\"total_pages\":1,\"has_more\":false}",
            "article_detail", "{\"article\":\"\"}",
            "comment_list_simple", "{\"comments\":[]}",
            "like_list", "{\"likes\":[]}",
            "sort_list", "{\"sorts\":[]}",
            "note_list", "{\"notes\":[]}");

    /** A blog that was crawled, and edited after that: once for all wrong answers. */
    private static final class Edited {

        private static CrawledBlog crawled;
        private static EmlogServer other;
        private static Path archive;
        private static int locked;
        private static Map<String, String> before;
        private static Map<String, String> after;

        /** As it was before the first of the answers. */
        static CrawledBlog crawled() throws IOException {
            FileUtils.deleteDirectory(crawled.folder().toFile());
            FileUtils.copyDirectory(archive.toFile(), crawled.folder().toFile());
            return crawled;
        }
    }

    @BeforeAll
    static void crawlAndEdit(@TempDir Path shared) throws IOException {
        WrongAnswersTest test = new WrongAnswersTest();
        test.fill();
        Edited.locked = test.locked;
        Edited.crawled = CrawledBlog.of(test.blog, shared.resolve("mirror"))
                .configured(
                        "crawl: {retries: 0}\nblog: {apiKey: " + Options.API_KEY + "}\npages: [" + test.about + "]");
        assertThat(Edited.crawled.crawl().problems()).isEmpty();
        Edited.before = Contents.of(Edited.crawled.archive());
        Edited.archive = shared.resolve("kept");
        FileUtils.copyDirectory(Edited.crawled.folder().toFile(), Edited.archive.toFile());
        test.edit();
        Edited.after = Contents.of(Edited.crawled.crawledAfresh());
        Edited.other = EmlogServer.serving(anotherBlog());
    }

    @AfterAll
    static void close() {
        Edited.crawled.close();
        Edited.other.close();
    }

    @TempDir
    Path folder;

    private final MemoryBlog blog = MemoryBlog.empty();
    private int locked;
    private int about;

    /** @param answer given to each request for that method; empty where the blog itself answers */
    record Wrong(String name, Function<Nights, Fault> answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The blog under test, and another one with the same ids. */
    record Nights(EmlogServer emlog, EmlogServer other, int locked) {

        /** The blog's answer to a request of the test's own. */
        String textOf(EmlogServer server, String query) {
            try {
                HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "?" + query))
                        .header(RIGHT, "yes")
                        .build();
                return HTTP.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                        .body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        MockResponse answerTo(EmlogServer server, String query) {
            return Faults.body("application/json; charset=UTF-8", textOf(server, query));
        }

        Fault instead(String method, UnaryOperator<String> query) {
            return asked(method, request -> answerTo(emlog, query.apply(query(request))));
        }

        private static String query(RecordedRequest request) {
            return String.valueOf(request.getUrl().query());
        }
    }

    private static Fault asked(String method, Function<RecordedRequest, MockResponse> answer) {
        return request -> request.getHeaders().get(RIGHT) == null
                        && (EmlogServer.method(request).equals(method))
                ? Optional.of(answer.apply(request))
                : Optional.empty();
    }

    static Stream<Wrong> wrong() {
        List<Wrong> all = new ArrayList<>();
        for (String method : METHODS) {
            swapped(all, method);
            broken(all, method);
            all.add(new Wrong(
                    "nothing for " + method, nights -> asked(method, request -> Faults.ok(EMPTY.get(method)))));
            if (!method.equals("note_list")) { // another blog refuses this blog's key
                all.add(new Wrong(
                        "another blog's " + method,
                        nights -> asked(method, request -> nights.answerTo(nights.other(), Nights.query(request)))));
            }
        }
        for (String method : List.of("article_detail", "comment_list_simple", "like_list")) {
            all.add(new Wrong(
                    "the same for each " + method,
                    nights -> nights.instead(method, query -> query.replaceFirst("id=\\d+", "id=2"))));
            all.add(new Wrong(
                    "the next one's " + method,
                    nights -> nights.instead(
                            method, query -> query.replace("id=1&", "id=2&").replaceFirst("id=1$", "id=2"))));
            all.add(new Wrong(
                    "the protected one's " + method,
                    nights -> nights.instead(
                            method, query -> query.replaceFirst("id=\\d+", "id=" + nights.locked() + "&password=pw"))));
        }
        all.add(new Wrong(
                "the protected one's article_detail under the right id",
                nights -> asked("article_detail", request -> renamed(nights, request))));
        return all.stream();
    }

    private static void swapped(List<Wrong> all, String method) {
        METHODS.stream()
                .filter(other -> !other.equals(method))
                .forEach(other -> all.add(new Wrong(
                        other + " for " + method,
                        nights -> nights.instead(
                                method, query -> query.replace(method, other) + "&id=1&api_key=" + Options.API_KEY))));
    }

    private static void broken(List<Wrong> all, String method) {
        Map<String, MockResponse> answers = new TreeMap<>();
        answers.put("data \"\"", Faults.ok("\"\""));
        answers.put("data []", Faults.ok("[]"));
        answers.put("data null", Faults.ok("null"));
        answers.put("data {}", Faults.ok("{}"));
        answers.put("a list", Faults.body("application/json", "[1,2,3]"));
        answers.put(
                "lists of lists",
                Faults.ok("{\"articles\":[[1]],\"article\":[1],\"comments\":[[1]],\"likes\":[[1]],"
                        + "\"sorts\":[[1]],\"notes\":[[1]]}"));
        answers.put("a page", Faults.htmlError());
        answers.put("nothing", Faults.body("application/json", ""));
        answers.put(
                "half", Faults.body("application/json", "{\"code\":0,\"msg\":\"ok\",\"data\":{\"articles\":[{\"id"));
        answers.forEach((name, answer) ->
                all.add(new Wrong(name + " for " + method, nights -> asked(method, request -> answer))));
    }

    private static MockResponse renamed(Nights nights, RecordedRequest request) {
        String asked = String.valueOf(request.getUrl().queryParameter("id"));
        String body = nights.textOf(
                nights.emlog(),
                Nights.query(request).replaceFirst("id=\\d+", "id=" + nights.locked() + "&password=pw"));
        return Faults.body(
                "application/json", body.replaceAll("\"(id|gid)\":" + nights.locked() + ",", "\"$1\":" + asked + ","));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongAnswersDoNoHarmAndHealTheNextNight(Wrong wrong) throws IOException {
        CrawledBlog crawled = Edited.crawled();
        Instant before = crawled.clock().instant();
        try {
            crawled.nextNight();
            crawled.emlog().failing(wrong.answer().apply(new Nights(crawled.emlog(), Edited.other, Edited.locked)));
            Optional<CrawlReport> report = night(crawled);
            boolean ended = report.isPresent() && report.get().refused().isEmpty();
            boolean told = !ended || !report.get().problems().isEmpty();

            Map<String, String> now = Contents.of(crawled.archive());
            assertThat(kept(Edited.before, Edited.after)).as("lost").isSubsetOf(now.keySet());
            now.forEach(
                    (what, text) -> assertThat(text).as(what).isIn(Edited.before.get(what), Edited.after.get(what)));
            assertThat(now.toString()).doesNotContain(PASSAGE);
            assertThat(told || now.equals(Edited.after)).as("told").isTrue();

            crawled.emlog().healthy();
            // A run that ended at once has not asked for items outside the lists, such as standalone pages.
            crawled.nextNight().crawl(ended ? "" : "--full");
            Map<String, String> healed = Contents.of(crawled.archive());
            assertThat(healed.entrySet()).as("healed").isEqualTo(Edited.after.entrySet());
        } finally {
            crawled.emlog().healthy();
            crawled.backTo(before);
        }
    }

    private static List<String> kept(Map<String, String> before, Map<String, String> after) {
        return before.keySet().stream().filter(after::containsKey).toList();
    }

    /** Empty if the run could not read the list. */
    private static Optional<CrawlReport> night(CrawledBlog crawled) throws IOException {
        try {
            return Optional.of(crawled.crawl("--full"));
        } catch (EmlogException e) {
            return Optional.empty();
        }
    }

    @Test
    void countedCommentsThatAreNotShownAreAskedForAgain() throws IOException {
        fill();
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder)) {
            crawled.emlog()
                    .failing(Faults.at(target -> target.contains("comment_list"), Faults.ok("{\"comments\":[]}")));

            assertThat(crawled.crawl().problems()).extracting(Problem::what).doesNotContain("comments not fetched");

            crawled.emlog().healthy();
            crawled.nextNight().crawl();
            assertThat(crawled.archive().comments(2)).hasSize(1);
        }
    }

    @Test
    void repliesToHiddenCommentsAreRemoved() throws IOException {
        int id = blog.publish("title", "text");
        int hidden = blog.comment(id, "a", "hidden later");
        blog.comment(id, reply -> reply.parent(hidden).poster("b").text("reply"));
        int other = blog.publish("other", "text");
        blog.comment(other, "c", "stays");
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder)) {
            crawled.crawl();
            blog.editComment(hidden, comment -> comment.hidden(true));

            assertThat(crawled.nextNight().crawl("--full").problems()).isEmpty();

            assertThat(crawled.archive().comments(id)).isEmpty();
        }
    }

    @Test
    void oneAnswerForFiftyThreeArticlesIsFiftyThreeProblems() throws IOException {
        assertThat(problemsOf(54, "article_detail", query -> query.replaceFirst("id=\\d+", "id=54")))
                .hasSize(53);
    }

    @Test
    void aWrongListPageRemovesNothing() throws IOException {
        assertThat(problemsOf(250, "article_list", query -> query.replace("page=2", "page=1")))
                .extracting(Problem::what)
                .containsExactly("the list of articles does not add up");
    }

    /** The problems of a night in which a blog answers another question of its own; the archive stays as it was. */
    private List<Problem> problemsOf(int articles, String method, UnaryOperator<String> query) throws IOException {
        for (int i = 1; i <= articles; i++) {
            blog.publish("title " + i, "text " + i);
        }
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder)) {
            crawled.crawl();
            Map<String, String> before = Contents.of(crawled.archive());
            crawled.emlog().failing(new Nights(crawled.emlog(), crawled.emlog(), 0).instead(method, query));

            CrawlReport report = crawled.nextNight().crawl("--full");

            assertThat(Contents.of(crawled.archive())).isEqualTo(before);
            return report.problems();
        }
    }

    /** Answers as they were before an edit, as a cache gives them. */
    @ParameterizedTest
    @MethodSource("methods")
    void oldAnswersMakeNothingWorse(String method) throws IOException {
        fill();
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder.resolve("mirror"))) {
            crawled.configured("blog: {apiKey: " + Options.API_KEY + "}\npages: [" + about + "]");
            Nights nights = new Nights(crawled.emlog(), crawled.emlog(), locked);
            Map<String, MockResponse> old = new ConcurrentHashMap<>();
            Fault cache = asked(
                    method,
                    request -> old.computeIfAbsent(
                            Nights.query(request), query -> nights.answerTo(crawled.emlog(), query)));
            crawled.emlog().failing(cache);
            crawled.crawl();
            Map<String, String> before = Contents.of(crawled.archive());
            edit();
            Map<String, String> after = new TreeMap<>();
            crawled.emlog().healthy();
            after.putAll(Contents.of(crawled.crawledAfresh()));

            crawled.emlog().failing(cache);
            crawled.nextNight().crawl("--full");

            Contents.of(crawled.archive())
                    .forEach((what, text) -> assertThat(text).as(what).isIn(before.get(what), after.get(what)));
            crawled.emlog().healthy();
            crawled.nextNight().crawl("--full");
            assertThat(Contents.of(crawled.archive())).isEqualTo(after);
        }
    }

    static List<String> methods() {
        return METHODS;
    }

    /** Only the list can be read; pages have, or lack, the form that names an article's id. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherArticlesPageIsNotTakenForTheRequestedOne(boolean form) throws IOException {
        fill();
        blog.configure(options -> options.apiOpen(false));
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder)) {
            crawled.emlog().wearing(Theme.CLASSIC);
            crawled.crawl();
            Map<String, String> before = Contents.of(crawled.archive());
            Nights nights = new Nights(crawled.emlog(), crawled.emlog(), locked);
            crawled.emlog()
                    .failing(asked(
                            "page",
                            request -> Faults.body(
                                    "text/html",
                                    nights.textOf(crawled.emlog(), "post=2")
                                            .replace("name=\"gid\"", form ? "name=\"gid\"" : ""))));

            CrawlReport report = crawled.nextNight().crawl("--full");

            assertThat(report.problems())
                    .extracting(Problem::what, Problem::where)
                    .contains(
                            tuple(
                                    "article not read from its page",
                                    crawled.emlog().address() + "?post=1"),
                            tuple(
                                    "article not read from its page",
                                    crawled.emlog().address() + "?post=3"));
            assertThat(Contents.of(crawled.archive())).isEqualTo(before);
        }
    }

    // ---- the blogs

    private void fill() {
        blog.category(1, "技术").category(2, "生活");
        blog.publish(post -> post.title("one & <one>")
                .text("the text of one")
                .excerpt("its excerpt")
                .category(1));
        blog.publish(post -> post.title("two").text("the text of two").category(2));
        blog.publish(post -> post.title("three").text("the text of three").category(1));
        locked = blog.publish(
                post -> post.title("locked").text(PASSAGE).password("pw").category(2));
        about = blog.publishPage("about", "about this blog");
        blog.comment(1, "visitor", "of one");
        blog.comment(2, "visitor", "of two");
        blog.comment(about, "visitor", "of the page");
        blog.comment(locked, "visitor", PASSAGE);
        blog.like(1, "visitor");
        blog.like(2, "other");
        blog.note("first note");
    }

    private void edit() {
        blog.category(1, "技术二");
        blog.edit(1, post -> post.title("one, edited").text("another text of one"));
        blog.edit(2, post -> post.text("another text of two"));
        blog.edit(about, post -> post.text("more about this blog"));
        blog.publish(post -> post.title("new").text("a new one").category(2));
        blog.comment(1, "visitor", "again of one");
        blog.comment(about, "visitor", "again of the page");
        blog.like(1, "another");
        blog.note("second note");
    }

    private static MemoryBlog anotherBlog() {
        MemoryBlog other = MemoryBlog.empty();
        other.category(1, "their category").category(2, "their other");
        for (int id = 1; id <= 5; id++) {
            other.publish(id, post -> post.title("theirs").text("their text").category(1));
        }
        for (int id = 1; id <= 2; id++) {
            other.comment(id, comment -> comment.poster("them").text("theirs").date(LONG_AGO));
            other.like(id, "them");
        }
        return other;
    }
}
