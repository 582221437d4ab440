package io.github.emlogstatic.build.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.build.report.BuildReport.Outcome;
import io.github.emlogstatic.build.report.BuildReport.Told;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which problems are told once, and when the others are told again. */
class KnownProblemsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @TempDir
    Path folder;

    @Test
    void problemsOfAllWeekdaysAreReportedOnOneDay() throws IOException {
        List<Problem> lasting = new ArrayList<>();
        for (int day = 0; day < 7; day++) {
            lasting.add(new Problem("article not fetched", "post " + day, "HTTP 500"));
            night(day, lasting);
        }

        List<Integer> reminders = new ArrayList<>();
        for (int day = 7; day < 16; day++) {
            reminders.add(night(day, lasting).reminders().size());
        }

        assertThat(reminders).containsExactly(7, 0, 0, 0, 0, 0, 0, 7, 0);
    }

    @Test
    void aNewProblemIsInNoLineOfOldOnes() {
        List<Problem> all = new ArrayList<>();
        for (int i = 10; i <= 30; i++) {
            all.add(Problem.lasting("upload is missing", i + ".png", "answered HTTP 403"));
        }
        Told told = new Told(all.subList(20, 21), all.subList(0, 10));

        assertThat(new Outcome("", all, told, Optional.empty()).lines(true))
                .extracting(Problem::where)
                .containsExactly("30.png", "10.png, 11.png, 12.png and 17 more");
        assertThat(new Outcome("", all, told, Optional.empty()).lines(false))
                .extracting(Problem::where)
                .containsExactly("30.png", "10.png, 11.png, 12.png and 7 more");
    }

    @Test
    void aProblemWithTwoReasonsIsReportedAgainOnce() throws IOException {
        List<Problem> both = List.of(
                new Problem("page not fetched", "about", "HTTP 500"),
                Problem.lasting("page not fetched", "about", "its number is unknown"));
        night(0, both);

        assertThat(night(7, both).reminders()).hasSize(1);
        assertThat(night(8, both).reminders()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "7, 0", "8, 1", "400, 1"})
    void aClockSetBackRemindsOfWhatIsFarAhead(int ahead, int reminders) throws IOException {
        List<Problem> problem = List.of(new Problem("page not fetched", "about", "HTTP 500"));
        night(ahead, problem);

        assertThat(night(0, problem).reminders()).hasSize(reminders);
    }

    @Test
    void anUploadThatIsKeptIsReportedOnce() throws IOException {
        List<Problem> kept = List.of(Problem.lasting(
                "an upload cannot be fetched again; the archived file is kept", "a.png", "answered HTTP 403"));
        night(0, kept);

        assertThat(night(7, kept).reminders()).isEmpty();
    }

    private Told night(int day, List<Problem> problems) throws IOException {
        try (Archive archive = Archive.open(folder, Clock.systemUTC())) {
            KnownProblems known = KnownProblems.of(archive, MONDAY.plusDays(day).toString());
            Told told = known.told(problems);
            known.save(problems, told, true, true);
            return told;
        }
    }
}
