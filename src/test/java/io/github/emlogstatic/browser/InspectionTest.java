package io.github.emlogstatic.browser;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The inspection finds what is wrong on one screen alone. */
@Tag("browser")
class InspectionTest {

    @TempDir
    Path folder;

    @Test
    void aRightPagePasses() throws IOException {
        inspect("p { color: #333 } @media (max-width: 400px) { p { color: #555 } }", "<p>text</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@media (min-width: 1000px) { p { color: #aaa } }",
                "@media (prefers-color-scheme: dark) { p { color: #aaa } }",
                "@media (max-width: 400px) { p { color: #aaa } }",
                "@media (max-width: 400px) { main { background: #555 } }",
                "p { color: #888; font-size: 30px } @media (max-width: 400px) { p { font-size: 14px } }",
                "p { display: none; color: #aaa } @media (max-width: 400px) { p { display: block } }"
            })
    void textTooPaleOnOneScreenIsFound(String style) {
        assertThatThrownBy(() -> inspect(style, "<p>text</p>")).hasMessageContaining("color-contrast");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p:last-of-type { color: #aaa }",
                "body { background: #000; color: #fff } section { background: #eee }",
                "input { color: #aaa }"
            })
    void oneTextTooPaleInTheDarkIsFound(String style) {
        assertThatThrownBy(() -> inspect(
                        "@media (prefers-color-scheme: dark) { " + style + " }",
                        "<p>text</p><p>text</p><section><p>text</p></section><p>text</p>"
                                + "<input aria-label=name value=text style='height: 30px'>"))
                .hasMessageContaining("scheme=DARK")
                .hasMessageContaining("color-contrast");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p style='width: 340px'>text</p>",
                "<button style='height: 20px'>press</button>",
                "<p>text</p><img src='https://elsewhere.example/a.png' alt=''>",
                "<p>text</p><script>console.log('said')</script>",
                "<p>text</p><script>console.log('said'); history.replaceState(null, '', '#x')</script>",
                "<p>text</p><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"
            })
    void otherMistakesAreFound(String html) {
        assertThatThrownBy(() -> inspect("", html)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aPageIsNotBlamedForTheOneBefore() throws IOException {
        inspect("", "<p>text</p><script>onbeforeunload = () => console.log('gone')</script>");
        inspect("", "<p>text</p>");
    }

    private void inspect(String style, String html) throws IOException {
        Path page = folder.resolve("page.html");
        Files.writeString(
                page,
                "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=width=device-width>"
                        + "<title>A page</title><style>" + style + "</style><main><h1>A page</h1>" + html + "</main>");
        Inspection.passes(page.toUri().toString(), folder.toUri().toString());
    }
}
