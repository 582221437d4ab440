package io.github.emlogstatic.crawl.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

    private static final Instant SEEN = Instant.parse("2026-11-20T02:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    @TempDir
    Path folder;

    @Test
    void absentAndOutsideTheListAreDifferentThings() throws IOException {
        Ledger ledger = read();
        ledger.absentAgain(1, NOW);
        ledger.noteOutsideTheList(2, NOW);

        Ledger next = saved(ledger);
        assertThat(next.isOutsideTheList(1, MONTH, NOW)).isFalse();
        assertThat(next.absentAgain(2, NOW)).isFalse();
        assertThat(next.absentAgain(1, NOW)).isTrue();
    }

    @Test
    void anArticleThatIsListedAgainCountsAsAbsentAgain() throws IOException {
        Ledger ledger = read();
        ledger.absentAgain(1, SEEN);
        ledger.noteListed(List.of(1));

        assertThat(ledger.absentAgain(1, NOW)).isFalse();
    }

    @Test
    void countsSurviveWhetherTheyWereReadOrNot() throws IOException {
        Ledger ledger = read();
        ledger.updateArticle(1, state -> state.withComments(3, 2, NOW).withUnreadLikes(0));
        ledger.updateArticle(2, state -> state.withUnreadComments(3, 2, NOW).withLikes(4));

        Ledger next = saved(ledger);
        assertThat(next.article(1)).isEqualTo(ledger.article(1));
        assertThat(next.article(2)).isEqualTo(ledger.article(2));
        assertThat(next.article(1).comments().isRead(3)).isTrue();
        assertThat(next.article(1).likes().isUnread(0)).isTrue();
        assertThat(next.article(2).comments().isRead(3)).isFalse();
        assertThat(next.article(2).comments().number()).isEqualTo(3);
        assertThat(next.commentsNotShown()).isEqualTo(1);
    }

    @Test
    void aLineHasTheStateOfAnArticle() throws IOException {
        Ledger ledger = read("article\t5\t-1\t-5\t2\tfalse\t" + SEEN.getEpochSecond() + "\tabc");

        ArticleState state = ledger.article(5);
        assertThat(state.comments()).isEqualTo(ArticleState.NEVER.comments());
        assertThat(state.likes().isUnread(3)).isTrue();
        assertThat(state.commentsArchived()).isEqualTo(2);
        assertThat(state.changesUnseen()).isFalse();
        assertThat(state.checked()).isEqualTo(SEEN);
        assertThat(state.shown()).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sweep\t0\t%s", "absent\t5\t%s", "article\t5\t1\t0\t1\tfalse\t%s\tabc"})
    void anImpossibleTimeIsDamage(String line) throws IOException {
        Ledger ledger = read("article\t4\t1\t0\t1\tfalse\t2\tabc", line.formatted("1700000000000000000"));

        assertThat(ledger.knowsArticle(4)).isFalse();
        assertThat(ledger.lastFullSweep()).isEmpty();
    }

    @Test
    void aQuietNightWritesNothing() throws IOException {
        Ledger ledger = read("sweep\t0\t1", "article\t5\t1\t0\t1\tfalse\t2\tabc");
        ledger.updateArticle(5, state -> state.withShown("abc"));
        ledger.noteListed(List.of(5));
        Files.delete(folder.resolve("state/crawl.tsv"));

        saved(ledger);
        assertThat(folder.resolve("state/crawl.tsv")).doesNotExist();
    }

    private Ledger read(String... lines) throws IOException {
        Files.createDirectories(folder.resolve("state"));
        Files.write(folder.resolve("state/crawl.tsv"), Arrays.asList(lines));
        try (Archive archive = Archive.open(folder, Clock.systemUTC())) {
            return Ledger.of(archive);
        }
    }

    private Ledger saved(Ledger ledger) throws IOException {
        try (Archive archive = Archive.open(folder, Clock.systemUTC())) {
            ledger.save(archive);
            return Ledger.of(archive);
        }
    }
}
