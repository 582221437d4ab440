package io.github.emlogstatic.browser;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours that authors gave to words, on light and dark pages. */
@Tag("browser")
class EditorsColoursTest {

    private static final Articles ARTICLES = new Articles("colours");

    private static final int MARKED = ARTICLES.add("<p>标记的字<mark>标记的字</mark><mark style='color:#333'>标记的字</mark>"
            + "<mark><span style='color:#000'>标记的字</span></mark><mark><a href='/'>标记的字</a><code>code code</code></mark>"
            + "<mark style='background-color:#ff0'>标记的字</mark>"
            + "<mark style='background:#cfc'><b style='color:#036'>标记的字</b></mark></p>");

    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan", "plain"})
    void markedWordsAreReadable(String theme) throws Exception {
        Inspection.looksRight(ARTICLES.in(theme, MARKED));
    }
}
