package io.github.emlogstatic.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.fakeemlog.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a mirror from cron tells of a problem that goes on for weeks. */
class LastingProblemsTest {

    @RegisterExtension
    private final Nights nights = Nights.ofABlog();

    private void theListFailsAfterTheFirstNight() throws Exception {
        nights.blog().fill(3);
        nights.configuredForTheBlog("").nextNight();
        nights.emlog()
                .failing(Faults.where(
                        request -> "100".equals(request.getUrl().queryParameter("count")), Faults::htmlError));
    }

    private List<Integer> codesOfNights(int count) throws Exception {
        List<Integer> codes = new ArrayList<>();
        for (int night = 0; night < count; night++) {
            codes.add(nights.takingMessages(1).nextNight());
        }
        return codes;
    }

    @Test
    void aMirrorThatStandsStillIsReportedEachWeek() throws Exception {
        theListFailsAfterTheFirstNight();

        assertThat(codesOfNights(16)).containsExactly(1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0);

        assertThat(nights.told())
                .hasSize(3)
                .satisfies(told -> assertThat(told.get(0)).contains("new problem: the list of articles cannot be read"))
                .satisfies(told ->
                        assertThat(told.get(2)).contains("still a problem: the list of articles cannot be read"));
    }

    @Test
    void theNightOfAReminderPrintsTheProblem() throws Exception {
        theListFailsAfterTheFirstNight();
        codesOfNights(8);

        assertThat(nights.err()).contains("problem: the list of articles cannot be read");
        assertThat(nights.out()).as("it is told above").doesNotContain("known problem");
        assertThat(nights.health()
                        .path("blogs")
                        .path(0)
                        .path("counts")
                        .path("reminders")
                        .asInt())
                .isEqualTo(1);
        codesOfNights(1);
        assertThat(nights.err()).isEmpty();
        assertThat(nights.out()).contains("1 known problem");
    }

    @Test
    void aRefusedNightUsesUpNeitherRemindersNorNewProblems() throws Exception {
        nights.blog().fill(10).comment(1, "a", "x");
        nights.emlog()
                .failing(Faults.where(request -> request.getTarget().contains("comment_list"), Faults::htmlError));
        write("<p>" + "It was a long day. ".repeat(20) + "</p>");
        nights.configuredForTheBlog("");
        codesOfNights(7);
        write("");
        nights.blog().publish(post -> post.html("<img src=\"/content/uploadfile/202401/gone.png\" alt=\"\">"));

        assertThat(codesOfNights(2)).containsExactly(4, 4);
        write("<p>" + "It was a long day. ".repeat(20) + "</p>");
        nights.told();
        assertThat(codesOfNights(2)).containsExactly(1, 0);

        assertThat(nights.told().get(0))
                .contains(
                        "build works again", "still a problem: comments not fetched", "new problem: upload is missing");
    }

    private void write(String html) {
        IntStream.rangeClosed(1, 10).forEach(id -> nights.blog().edit(id, post -> post.html(html)));
    }

    @Test
    void anImageThatIsGoneForGoodIsReportedOnce() throws Exception {
        nights.blog().publish(post -> post.html("<img src=\"/content/uploadfile/202401/gone.png\" alt=\"\">"));
        nights.configuredForTheBlog("");

        assertThat(codesOfNights(16)).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void manyImagesThatAreGoneAreOneLine() throws Exception {
        for (int i = 0; i < 30; i++) {
            String html = "<img src=\"/content/uploadfile/202401/gone" + i + ".png\" alt=\"\">";
            nights.blog().publish(post -> post.html(html));
        }
        nights.configuredForTheBlog("").takingMessages(1);

        assertThat(nights.nextNight()).isEqualTo(1);

        assertThat(nights.err().lines()).singleElement().asString().contains("and 27 more (answered HTTP 404");
        assertThat(nights.out()).contains("a report names each");
        nights.configuredForTheBlog("build: {strict: true, report: report.json}");
        nights.nextNight();
        assertThat(nights.err().lines()).hasSize(1);
        assertThat(nights.out()).doesNotContain("a report names each");
        assertThat(nights.folder().resolve("report.json")).content().contains("gone29.png", "shown in article 30");
    }

    @Test
    void anImageThatTheServerNeverGivesIsReportedTwice() throws Exception {
        nights.blog().publish(post -> post.html("<img src=\"/content/uploadfile/202401/broken.png\" alt=\"\">"));
        nights.emlog().failing(Faults.at(target -> target.contains("broken.png"), Faults.status(500)));
        nights.configuredForTheBlog("");

        assertThat(codesOfNights(10))
                .as("when it is new, and when the site no longer waits for it")
                .containsExactly(1, 0, 0, 1, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void aCommentThatEmlogOnlyCountsIsNoProblem() throws Exception {
        nights.blog().comment(nights.blog().publish("title", "text"), "a", "x");
        nights.emlog().failing(Faults.at(target -> target.contains("comment_list"), Faults.ok("{\"comments\":[]}")));
        nights.configuredForTheBlog("");

        assertThat(codesOfNights(9)).containsOnly(0);
    }

    @Test
    void problemsNotedByAnEarlierVersionAreReportedAgain() throws Exception {
        theListFailsAfterTheFirstNight();
        codesOfNights(1);
        Path file = nights.folder().resolve("archive/state/problems.json");
        Files.writeString(file, Files.readString(file).replaceFirst("(?s),\\s*\"told\".*?\\]", ""));

        assertThat(codesOfNights(9)).containsExactly(1, 0, 0, 0, 0, 0, 0, 1, 0);
    }
}
