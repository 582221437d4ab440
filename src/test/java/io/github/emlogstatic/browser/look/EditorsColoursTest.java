package io.github.emlogstatic.browser.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.emlogstatic.EachTheme;
import io.github.emlogstatic.browser.Articles;
import io.github.emlogstatic.browser.Chromium;
import io.github.emlogstatic.browser.Inspection;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Colours that authors gave to words, on light and dark pages. */
@Tag("browser")
class EditorsColoursTest {

    private static final Articles ARTICLES = new Articles("colours");

    private static final int MARKED = ARTICLES.add("<p>标记的字<mark>标记的字</mark><mark style='color:#333'>标记的字</mark>"
            + "<mark><span style='color:#000'>标记的字</span></mark><mark><a href='/'>标记的字</a><code>code code</code></mark>"
            + "<mark style='background-color:#ff0'>标记的字</mark>"
            + "<mark style='background:#cfc'><b style='color:#036'>标记的字</b></mark></p>");

    private static final int PANEL = ARTICLES.add("<div style='background:url(/content/a.png)'>"
            + "<p style='background:#fff;color:#333'>字</p></div><div style='background:linear-gradient(#eee,#fff)'>"
            + "<p style='background:#fff'>字</p></div>");

    @EachTheme
    void markedWordsAreReadable(String theme) throws Exception {
        Inspection.looksRight(ARTICLES.in(theme, MARKED));
    }

    @EachTheme
    void aPanelOnAPictureIsLightInTheDark(String theme) throws Exception {
        try (BrowserContext window = Chromium.window(1280, ColorScheme.DARK)) {
            Page page = window.newPage();
            page.navigate(ARTICLES.in(theme, PANEL));

            assertThat(page.evaluate("[...document.querySelectorAll('.prose p')].map(e => getComputedStyle(e))"
                            + ".map(style => style.backgroundColor + style.color)"))
                    .isEqualTo(List.of("rgb(255, 255, 255)rgb(51, 51, 51)", "rgb(255, 255, 255)rgb(31, 35, 40)"));
        }
    }
}
