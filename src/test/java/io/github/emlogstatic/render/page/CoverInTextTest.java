package io.github.emlogstatic.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.render.view.View;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverInTextTest {

    private static final View.Image COVER =
            new View.Image("content/a.jpg", 1200, 800, "content/thum-a.jpg 320w, content/a.jpg 1200w");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p><img src=\"content/a.jpg\" alt=\"\"></p><p>text</p>",
                "<p>text</p><p><img src=\"content/a.jpg\"></p>",
                "<p><img src=\"content/small.jpg\" srcset=\"content/small.jpg 480w, content/a.jpg 1200w\"></p>",
                "\n<figure>\n<a href=\"content/a.jpg\"><img alt=\"x\" src=\"content/thum-a.jpg\"></a></figure>"
            })
    void coverThatBeginsATextIsShownOnceAtOnce(String html) {
        CoverInText shown = CoverInText.of(html, COVER);

        assertThat(shown.cover()).isNull();
        assertThat(shown.html()).containsOnlyOnce("<img").containsPattern("<img [^>]* fetchpriority=\"high\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<p><img src=\"content/b.jpg\"></p><p><img src=\"content/a.jpg\"></p>",
                "<p><img src=\"x/content/a.jpg\"></p>",
                "<p>&lt;img src=\"content/a.jpg\"&gt;</p>"
            })
    void anyOtherTextDoesNot(String html) {
        assertThat(CoverInText.of(html, COVER)).isEqualTo(new CoverInText(COVER, html));
    }

    @ParameterizedTest
    @ValueSource(strings = "<img src=\"\">")
    void anArticleWithoutACoverShowsNone(String html) {
        assertThat(CoverInText.of(html, null)).isEqualTo(new CoverInText(null, html));
    }
}
