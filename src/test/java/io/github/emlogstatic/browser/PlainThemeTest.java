package io.github.emlogstatic.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample blog in the plain theme. */
@Tag("browser")
class PlainThemeTest {

    private static final Path SITE = SampleSite.of("plain");

    @Test
    void aWideTableKeepsItsWordsWholeOnAPhone() {
        Page page = Chromium.page(360);
        page.navigate(SITE.resolve("post-22.html").toUri().toString());

        assertThat((Boolean) page.evaluate(
                        "[...document.querySelectorAll('.prose td')].every(cell => cell.offsetWidth >= 48)"))
                .isTrue();
    }

    @Test
    void thePinnedArticleSaysWhyItIsFirst() throws IOException {
        assertThat(Jsoup.parse(SITE.resolve("index.html"))
                        .select(".rows li")
                        .first()
                        .text())
                .endsWith("置顶");
    }

    @Test
    void thePinnedMarkStaysOnScreenInLargeText() {
        Page page = Chromium.page(360);
        page.navigate(SITE.resolve("index.html").toUri().toString());
        page.addStyleTag(new Page.AddStyleTagOptions().setContent("html { font-size: 200% }"));

        assertThat((Boolean) page.evaluate("""
                (() => {
                  const mark = document.querySelector(".rows small").getBoundingClientRect();
                  return mark.right <= innerWidth && mark.width > mark.height;
                })()
                """)).isTrue();
    }

    @Test
    void theNavigationIsHighEnoughToPress() {
        Page page = Chromium.page(360);
        page.navigate(SITE.resolve("index.html").toUri().toString());

        assertThat((Boolean) page.evaluate(
                        "[...document.querySelectorAll('.top nav a')].every(link => link.offsetHeight >= 40)"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "post-22.html", "categories.html", "notes.html", "search.html"})
    void pagesAreAccessibleAndLoadNothingFromElsewhere(String path) {
        Inspection.passes(SITE.resolve(path).toUri().toString(), SITE.toUri().toString());
    }
}
