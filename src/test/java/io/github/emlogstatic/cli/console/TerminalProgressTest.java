package io.github.emlogstatic.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.language.Language;
import io.github.emlogstatic.language.Translator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalProgressTest {

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private long now;
    private final TerminalProgress progress = progress(Translator.ENGLISH, false);

    private TerminalProgress progress(Translator translator, boolean cuts) {
        PrintStream stream = new PrintStream(terminal, true, StandardCharsets.UTF_8);
        return new TerminalProgress(stream, translator, cuts, () -> now);
    }

    @Test
    void eachStepRedrawsOneLineTenTimesASecond() {
        progress.start("articles", 1_000);
        for (int i = 0; i < 1_000; i++) {
            now += 1_000_000;
            progress.advance();
        }
        progress.start("files", 2);
        progress.finish();

        List<String> lines = terminal.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
        List<String> ofArticles = List.of(
                terminal.toString(StandardCharsets.UTF_8).split("\n")[0].strip().split("\r"));
        assertThat(terminal.toString(StandardCharsets.UTF_8).chars().filter(c -> c == '\n'))
                .hasSize(2);
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("files                          0/2 [                        ]");
        assertThat(ofArticles).hasSize(12).allMatch(line -> line.length() < 70);
        assertThat(ofArticles.get(11)).isEqualTo("articles                 1000/1000 [========================]");
    }

    @Test
    void barsBeginInTheSameColumnInChinese() {
        TerminalProgress chinese = progress(Translator.to(Language.SIMPLIFIED_CHINESE), false);
        chinese.start("articles with comments", 2);
        chinese.start("uploads", 2);
        chinese.finish();

        assertThat(terminal.toString(StandardCharsets.UTF_8).split("[\r\n]+"))
                .contains(
                        "有评论的文章                   0/2 [                        ]",
                        "附件                           0/2 [                        ]");
    }

    @Test
    void aNarrowTerminalCutsTheBarWithoutWrapping() {
        TerminalProgress narrow = progress(Translator.ENGLISH, true);
        narrow.start("articles with comments", 10_000);

        String line = terminal.toString(StandardCharsets.UTF_8);
        assertThat(line).startsWith("\u001B[?7l\rarticles ").endsWith("]\u001B[?7h");
        assertThat(line.substring("\u001B[?7l\r".length(), 45)).contains("0/10000 ["); // 40 columns
    }

    @Test
    void aStepWithoutAnythingToDoShowsNothing() {
        progress.start("uploads", 0);
        progress.advance();
        progress.finish();

        assertThat(terminal.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"articles, 8", "文章, 4", "文章：a（b）, 12", "カナ, 4", "ｶﾅ, 2", "é, 1"})
    void aHanziTakesTwoColumns(String text, int columns) {
        assertThat(DisplayWidth.of(text)).isEqualTo(columns);
        assertThat(DisplayWidth.pad(text, 12)).startsWith(text).hasSize(text.length() + 12 - columns);
    }
}
