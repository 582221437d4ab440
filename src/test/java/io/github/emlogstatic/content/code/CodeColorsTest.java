package io.github.emlogstatic.content.code;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeColorsTest {

    private static final String LANGUAGES = "java csharp dart groovy kotlin rust scala typescript actionscript asm c"
            + " objectivec clojure cpp css d delphi dockerfile fortran go handlebars html vue apache ini toml"
            + " javascript jsx json latex less scss lisp lua makefile markdown php perl properties protobuf python"
            + " ruby sql tcl bash shell vhdl vbnet bat xml yaml swift r graphql powershell nginx matlab diff";

    @Test
    void javaTypesHaveAColorAndVariablesHaveNone() {
        assertThat(CodeColors.html("java", "final Instant now = Instant.now(); // today"))
                .contains("<span class=\"hljs-keyword\">final</span> <span class=\"hljs-type\">Instant</span> now ="
                        + " <span class=\"hljs-type\">Instant</span>.now();"
                        + " <span class=\"hljs-comment\">// today</span>");
    }

    @Test
    void aCommentOfSeveralLinesKeepsItsColor() {
        assertThat(CodeColors.html("java", "/* one\ntwo */ int a = 1;").orElseThrow())
                .startsWith("<span class=\"hljs-comment\">/* one\ntwo */</span>")
                .contains("<span class=\"hljs-type\">int</span> a = <span class=\"hljs-number\">1</span>;");
    }

    @Test
    void phpWithoutItsOpeningTagIsPhp() {
        assertThat(CodeColors.html("PHP", "echo \"a\"; // b").orElseThrow())
                .contains("<span class=\"hljs-string\">\"a\"</span>", "<span class=\"hljs-comment\">// b</span>");
        assertThat(CodeColors.html("php", "<p><?php echo 1; ?></p>").orElseThrow())
                .contains("<span class=\"hljs-name\">p</span>", "<span class=\"hljs-number\">1</span>");
    }

    @Test
    void linesOfADiffAreAddedOrRemoved() {
        assertThat(CodeColors.html("diff", "--- a\n+++ b\n-old\n+new\n same"))
                .contains(
                        "<span class=\"hljs-meta\">--- a\n+++ b</span>\n"
                                + "<span class=\"hljs-deletion\">-old</span>\n<span class=\"hljs-addition\">+new</span>\n same");
    }

    @Test
    void linesOfCodeInADiffAreNoFileNames() {
        assertThat(CodeColors.html("diff", "@@ -1 +1 @@\n--- a remark\n---i;\n+++i;\n--- last"))
                .contains("<span class=\"hljs-meta\">@@ -1 +1 @@</span>\n"
                        + "<span class=\"hljs-deletion\">--- a remark\n---i;</span>\n"
                        + "<span class=\"hljs-addition\">+++i;</span>\n"
                        + "<span class=\"hljs-deletion\">--- last</span>");
    }

    @ParameterizedTest
    @CsvSource({
        "swift, 'let a = \"x\" // b', let",
        "r, 'if (TRUE) x <- 1 # c', if",
        "powershell, 'foreach ($a in $b) { }', foreach",
        "powershell, 'ForEach ($a in $b) { }', ForEach",
        "nginx, 'server { listen 80; }', server",
        "go, 'func main() {}', func",
        "python, 'import os', import",
        "sql, 'SELECT 1 FROM a', SELECT",
        "bash, 'if true; then :; fi', if"
    })
    void keywordsHaveAColor(String language, String code, String keyword) {
        assertThat(CodeColors.html(language, code).orElseThrow())
                .contains("<span class=\"hljs-keyword\">" + keyword + "</span>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "plaintext", "klingon", "Java2"})
    void unknownLanguagesHaveNoColors(String language) {
        assertThat(CodeColors.html(language, "int a = 1;")).isEmpty();
    }

    @Test
    void colorsChangeNoCharacterOfAnyCode() {
        for (String language : LANGUAGES.split(" ")) {
            int coloured = 0;
            for (int seed = 0; seed < 100; seed++) {
                String code = anything(new Random(seed));
                String html = CodeColors.html(language, code).orElse("");
                if (html.isEmpty()) {
                    continue; // The scanner misread the code, so it stays plain.
                }

                assertThat(Jsoup.parseBodyFragment("<pre>\n" + html)
                                .selectFirst("pre")
                                .wholeText())
                        .as(language + " " + seed)
                        .isEqualTo(code);
                coloured++;
            }
            assertThat(coloured).as(language).isPositive();
        }
    }

    private static String anything(Random random) {
        String[] pieces = {
            "\"",
            "'",
            "`",
            "/*",
            "*/",
            "//",
            "#",
            "<!--",
            "-->",
            "<?php ",
            "?>",
            "<script>",
            "</script>",
            "{",
            "}",
            "\\",
            "\n",
            "\n",
            " ",
            "\t",
            "int",
            "Foo",
            "if",
            "$a",
            "0x1F",
            "12.5e3",
            "é",
            "中文",
            "🍵",
            "<b a=\"c\">",
            "&amp;",
            "%",
            "'''",
            "\"\"\"",
            "[[",
            "]]",
            "--",
            "+",
            "-",
            "@Ann",
            ":",
            ";",
            "1",
            "<<EOF",
            "EOF",
            "R\"(",
            ")\"",
            "/re/g",
            "${"
        };
        StringBuilder code = new StringBuilder();
        for (int i = random.nextInt(120); i >= 0; i--) {
            code.append(pieces[random.nextInt(pieces.length)]);
        }
        return code.toString();
    }

    @Test
    void hostileCodeCostsLittleTime() {
        List<String> lines = List.of("\"'/*<!--(".repeat(1_000), "\"".repeat(9_999), "/a[".repeat(3_000));
        for (String language : LANGUAGES.split(" ")) {
            inLinearTime(() -> lines.forEach(line -> CodeColors.html(language, (line + "\n").repeat(10))));
        }
        inLinearTime(() -> CodeColors.html("js", "/a[".repeat(66_000)));
        inLinearTime(() -> CodeColors.html("nginx", "'\\".repeat(100_000)));
        assertThat(CodeColors.html("java", "a".repeat(200_001))).isEmpty();
    }
}
