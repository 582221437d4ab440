package io.github.emlogstatic.model.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupedProblemsTest {

    private static List<String> lines(int count, String why) {
        return Problem.grouped(IntStream.rangeClosed(10, 9 + count)
                        .mapToObj(i -> Problem.lasting("upload is missing", i + ".png", why.formatted(i, i)))
                        .toList())
                .stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void uploadsOfManyArticlesAreOneLine() {
        assertThat(lines(6000, "answered HTTP 404; shown in article %d"))
                .containsExactly("upload is missing: 10.png, 11.png, 12.png and 5997 more (answered HTTP 404)");
    }

    @Test
    void uploadsOfOneArticleNameIt() {
        assertThat(lines(6, "answered HTTP 404; shown in article 7"))
                .containsExactly(
                        "upload is missing: 10.png, 11.png, 12.png and 3 more (answered HTTP 404; shown in article 7)");
    }

    @Test
    void uploadsThatAreCutAtOtherLengthsAreOneLine() {
        assertThat(lines(30, "only %d bytes came; it is tried again; shown in article %d"))
                .containsExactly("upload is missing: 10.png, 11.png, 12.png and 27 more"
                        + " (only 10 bytes came; it is tried again)");
    }

    @Test
    void manyReasonsAreTwentyLines() {
        assertThat(lines(90, "reason %d"))
                .hasSize(20)
                .startsWith("upload is missing: 10.png (reason 10)")
                .endsWith("upload is missing: 29.png, 30.png, 31.png and 68 more (for other reasons)");
        assertThat(lines(20, "reason %d")).hasSize(20).last().isEqualTo("upload is missing: 29.png (reason 29)");
    }

    @Test
    void filmsWithoutRoomAreOneLine() {
        assertThat(lines(30, "it needs %d MB, and 7 MB are left; shown in article %d"))
                .containsExactly("upload is missing: 10.png, 11.png, 12.png and 27 more"
                        + " (it needs 10 MB, and 7 MB are left)");
    }

    @Test
    void filmsOnTheirWayAreOneLine() {
        assertThat(lines(30, "the connection broke; %d of 99 MB have come; shown in article %d"))
                .containsExactly("upload is missing: 10.png, 11.png, 12.png and 27 more"
                        + " (the connection broke; 10 of 99 MB have come)");
    }

    @Test
    void theRestHasNoReasonThatStandsAbove() {
        List<Problem> problems = IntStream.range(10, 35)
                .mapToObj(i -> Problem.lasting("upload is missing", i + ".png", "reason " + i % 5))
                .toList();

        assertThat(Problem.grouped(problems))
                .hasSize(5)
                .first()
                .hasToString("upload is missing: 10.png, 15.png, 20.png and 2 more (reason 0)");
    }

    @Test
    void theLineOfManyIsNotAmongTheRest() {
        List<Problem> problems = IntStream.rangeClosed(10, 60)
                .mapToObj(i -> Problem.lasting("upload is missing", i + ".png", i < 50 ? "reason " + i : "HTTP 404"))
                .toList();

        assertThat(Problem.grouped(problems))
                .hasSize(20)
                .extracting(Problem::toString)
                .contains("upload is missing: 50.png, 51.png, 52.png and 8 more (HTTP 404)");
    }
}
