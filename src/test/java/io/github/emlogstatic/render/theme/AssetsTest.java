package io.github.emlogstatic.render.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTest {

    private final SortedMap<String, ThemeFile> files = new TreeMap<>();

    private void file(String path, String text) {
        files.put(path, new ThemeFile("themes/mine/" + path, text.getBytes(StandardCharsets.UTF_8)));
    }

    private String published(String path) throws ThemeException {
        return new String(Assets.published(path, files.get(path), files), StandardCharsets.UTF_8);
    }

    @Test
    void aStyleSheetHoldsItsParts() throws ThemeException {
        file("assets/css/site.css", "@import \"styles/a.css\";\n@import \"styles/b.css\";\nbody { margin: 0 }\n");
        file("styles/a.css", "a { color: red }\n");
        file("styles/b.css", "b { content: \"$1\\\\\" }\n");

        assertThat(published("assets/css/site.css")).isEqualTo("a{color:red}b{content:\"$1\\\\\"}body{margin:0}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@import 'styles/a.css';",
                "  @import \"styles/a.css\"; /* colours */",
                "@import url(\"styles/a.css\");",
                "@import url( styles/a.css );",
                "@import \"./styles/a.css\";",
                "@IMPORT URL('styles/a.css');",
                "@import\"styles/a.css\";",
                "@import \"styles/a.css\"",
                "/* old: */ @import \"styles/a.css\";"
            })
    void aPartIsNamedInAnyWayOfCss(String line) throws ThemeException {
        file("assets/css/site.css", line + "\n");
        file("styles/a.css", "a { color: red }\n");

        assertThat(published("assets/css/site.css")).isEqualTo("a{color:red}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'styles/a b.css'", "\"./styles/a b.css\"", "url('styles/a b.css')"})
    void theNameOfAPartMayHaveSpaces(String name) throws ThemeException {
        file("assets/css/site.css", "@import " + name + ";\nb { margin: 0 }\n");
        file("styles/a b.css", "a { color: red }\n");

        assertThat(published("assets/css/site.css")).isEqualTo("a{color:red}b{margin:0}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'styles/print.css' print;", "url(styles/print.css) layer(x);", "'styles/print.css';"})
    void aSheetOfTheSiteIsLeftToBrowsers(String rest) throws ThemeException {
        file("assets/css/own.css", "@import \"styles/a.css\";\n@import " + rest + "\nb { margin: 0 }\n");
        file("assets/css/styles/print.css", "");
        file("styles/a.css", "");

        assertThat(published("assets/css/own.css")).isEqualTo("@import " + rest + "b{margin:0}\n");
    }

    @Test
    void aPartInACommentIsLeftOut() throws ThemeException {
        file("assets/css/site.css", "/*\n@import \"styles/a.css\";\n*/\nb { margin: 0 }\n");
        file("styles/a.css", "/* mine */ a { color: red }\n");

        assertThat(published("assets/css/site.css")).isEqualTo("b{margin:0}\n");
    }

    @Test
    void aMissingPartIsReportedWithItsLine() {
        file("assets/css/site.css", "a {}\n\n  @import \"styles/no.css\";\n");

        assertThatThrownBy(() -> published("assets/css/site.css"))
                .hasMessage(
                        "themes/mine/assets/css/site.css:3: the theme has no styles/no.css; write it, or remove the line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@import \"styles/print.css\" print;",
                "@import url(styles/print.css) layer(x);",
                "@import './styles/print.css' supports(display: grid)",
                "@import 'styles/print.css' /* why */;",
                "@import 'styles/print.css'\n b {}"
            })
    void aPartWithAConditionIsRefused(String line) {
        file("assets/css/site.css", "a {}\n " + line + "\n");
        file("styles/print.css", "");

        assertThatThrownBy(() -> published("assets/css/site.css"))
                .hasMessageStartingWith(
                        "themes/mine/assets/css/site.css:2: an @import of a part stands in a style sheet");
    }

    @Test
    void aPartThatNamesAnotherIsRefused() {
        file("assets/css/site.css", "@import \"styles/a.css\";\n");
        file("styles/a.css", "/* @import \"styles/no.css\"; */\n@import \"styles/b.css\";\n");
        file("styles/b.css", "");

        assertThatThrownBy(() -> published("assets/css/site.css"))
                .hasMessageStartingWith("themes/mine/styles/a.css:2: an @import of a part stands in a style sheet");
    }

    @Test
    void aStyleSheetLosesItsCommentsAndBlanks() throws ThemeException {
        file("assets/a.css", """
                /* one; { two */
                @media (min-width: 35em) and (hover) {
                  .a > b + i, .a :is(i, u)::after { grid-area: 1 / 2; content: " /* ; } */  "; margin: 0 calc(1px + 2px) ; }
                  .b { background: url(data:image/png;base64,AA==) }
                }
                .c { --x: 1;
                  color: var(--x, red) }
                """);

        assertThat(published("assets/a.css")).isEqualTo("""
                @media (min-width:35em) and (hover){.a>b + i,.a :is(i,u)::after{grid-area:1/2;content:" /* ; } */  ";\
                margin:0 calc(1px + 2px)}.b{background:url(data:image/png;base64,AA==)}}.c{--x:1;color:var(--x,red)}
                """);
    }

    @Test
    void aScriptLosesLinesOfCommentAndIndentation() throws ThemeException {
        file("assets/a.js", "// why\nf(function () {\n  // how\n  g(\"// no comment\"); // stays\n\n});\n");
        file("assets/text.js", "f(`\n  // text\n`);\n");

        assertThat(published("assets/a.js")).isEqualTo("f(function () {\ng(\"// no comment\"); // stays\n});\n");
        assertThat(published("assets/text.js")).isEqualTo("f(`\n  // text\n`);\n");
    }

    @Test
    void filesOfOthersStayAsTheyAre() throws ThemeException {
        file("assets/vendor/x/a.css", "/* licence */ a { }");
        file("assets/a.txt", "/* a */  b");

        assertThat(published("assets/vendor/x/a.css")).isEqualTo("/* licence */ a { }");
        assertThat(published("assets/a.txt")).isEqualTo("/* a */  b");
    }
}
