package io.github.emlogstatic.browser;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours that authors gave to words, on light and dark pages. */
@Tag("browser")
class EditorsColoursTest {

    private static final Articles ARTICLES = new Articles("colours");

    private static final int MARKED = ARTICLES.add("<p>字<mark>字</mark><mark style='color:#333'>字</mark>"
            + "<mark><span style='color:#000'>字</span></mark><mark style='background-color:#ff0'>字</mark>"
            + "<mark style='background:#cfc'><b style='color:#036'>字</b></mark></p>");

    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan", "plain"})
    void markedWordsAreReadable(String theme) throws Exception {
        Inspection.looksRight(ARTICLES.in(theme, MARKED));
    }
}
