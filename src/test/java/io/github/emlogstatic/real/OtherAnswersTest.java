package io.github.emlogstatic.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.fakeemlog.Faults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Well-formed answers to another question, as a cache gives them that mixes its visitors up. */
@Tag("real-emlog")
class OtherAnswersTest {

    @TempDir
    Path folder;

    /** What is asked for, as a regular expression, and what is answered in its place. */
    @ParameterizedTest(name = "{0} answered as {1}")
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "article_detail&id=[13](&.*)? -> article_detail&id=5&password=open-sesame",
                "article_detail&id=.* -> article_detail&id=2",
                "article_detail&id=9(&.*)? -> article_detail&id=2",
                "comment_list_simple&id=1(&.*)? -> comment_list_simple&id=5",
                "comment_list_simple&id=12(&.*)? -> comment_list_simple&id=2",
                "like_list&id=1(&.*)? -> like_list&id=2",
                "sort_list.* -> note_list&count=1&page=100",
                "note_list.* -> sort_list",
                "article_list.* -> sort_list",
                "article_list&count=(?!1&).* -> article_list&tag=C%2B%2B",
                "article_list.* -> article_list&page=1&count=2"
            })
    void anAnswerToAnotherQuestionIsNotStored(String asked, String instead) throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder);
                Proxy proxy = Proxy.before(emlog)) {
            Program program = Program.in(folder.resolve("night")).with("EMLOG_API_KEY", emlog.key());
            program.night(proxy.address());
            Map<String, String> kept = kept(program);
            Map<String, String> site = program.site();

            MockResponse wrong = proxy.answer("/?rest-api=" + instead);
            proxy.failing(
                    Faults.where(request -> request.getTarget().matches("/\\?rest-api=(" + asked + ")"), () -> wrong));
            Program.Ended ended = program.build(proxy.address(), "--full");
            assertThat(ended.code()).as(ended.said()).isIn(0, 1, 3, 4); // 0 where another answer told the truth
            assertThat(kept(program)).as(ended.said()).isEqualTo(kept);
            assertThat(program.site()).as(ended.said()).isEqualTo(site);

            proxy.failing(request -> Optional.empty());
            program.night(proxy.address());
        }
    }

    @ParameterizedTest(name = "{0} answered as {1} in the first night")
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "article_detail&id=[13](&.*)? -> article_detail&id=5&password=open-sesame",
                "comment_list_simple&id=1(&.*)? -> comment_list_simple&id=5"
            })
    void aFirstNightWithWrongAnswersPublishesNoneAndHeals(String asked, String instead) throws Exception {
        try (RealEmlog emlog = RealEmlog.newest(folder);
                Proxy proxy = Proxy.before(emlog)) {
            Program program = Program.in(folder.resolve("night"));
            MockResponse wrong = proxy.answer("/?rest-api=" + instead);
            proxy.failing(
                    Faults.where(request -> request.getTarget().matches("/\\?rest-api=(" + asked + ")"), () -> wrong));
            Program.Ended ended = program.build(proxy.address());
            assertThat(ended.code()).as(ended.said()).isEqualTo(1);
            program.assertNothingLeaked();

            proxy.failing(request -> Optional.empty());
            program.night(proxy.address());
            Program fresh = Program.in(folder.resolve("fresh"));
            fresh.night(proxy.address());
            program.assertHoldsTheSameAs(fresh);
        }
    }

    /** Without the counters of views: what is asked for raises them. */
    private static Map<String, String> kept(Program program) throws IOException {
        Map<String, String> kept = program.kept();
        kept.keySet().removeAll(List.of("counters.json", "index.jsonl"));
        return kept;
    }
}
