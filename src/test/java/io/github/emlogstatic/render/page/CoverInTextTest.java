package io.github.emlogstatic.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.content.rewrite.HtmlRewriter;
import io.github.emlogstatic.content.rewrite.RewrittenHtml;
import io.github.emlogstatic.content.target.NewAddresses;
import io.github.emlogstatic.content.target.Policy;
import io.github.emlogstatic.render.view.View;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverInTextTest {

    private static final String UPLOADS = "https://blog.example.com/content/uploadfile/1/";
    private static final View.Image COVER =
            new View.Image(UPLOADS + "a.jpg", 1200, 800, UPLOADS + "thum-a.jpg 320w, " + UPLOADS + "a.jpg 1200w");
    private static final String LINE = "山不在高，有仙则名。";

    private final HtmlRewriter rewriter =
            HtmlRewriter.of(BlogAddresses.of("https://blog.example.com/", List.of()), Policy.safe(List.of()));

    private RewrittenHtml text(String html) {
        return rewriter.page(html.replace("src='", "src='" + UPLOADS), NewAddresses.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p><img src='a.jpg' alt=''></p><p>text</p>",
                "<p>" + LINE + "</p><p><img src='a.jpg'></p>",
                "<p><img src='face.gif' width='24'> hi <img src='a.jpg'></p>",
                "<p><img src='small.jpg' srcset='/content/uploadfile/1/a.jpg 1200w, small.jpg 480w'></p>",
                "\n<figure>\n<a href='a.jpg'><img alt='x' src='thum-a.jpg'></a></figure>"
            })
    void coverThatBeginsATextIsShownOnceAtOnce(String html) {
        CoverInText shown = CoverInText.of(text(html), COVER);

        assertThat(shown.cover()).isNull();
        assertThat(shown.html())
                .containsOnlyOnce(" fetchpriority=\"high\"")
                .containsPattern("<img [^>]*a\\.jpg[^>]* fetchpriority=\"high\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://i.example/a.jpg?w=1&h=2", "https://i.example/w_1,h_2/a.jpg"})
    void theAddressOfACoverMayHoldAnySign(String address) {
        String html = "<p><img src=\"" + address.replace("&", "&amp;") + "\"></p>";
        View.Image cover = new View.Image(address, 0, 0, "");

        assertThat(CoverInText.of(rewriter.page(html, NewAddresses.NONE), cover).cover())
                .isNull();
    }

    @Test
    void picturesWithoutSmallerVersionsAreOtherPicturesToo() {
        RewrittenHtml text = text("<p><img src='b.jpg'></p>");
        View.Image cover = new View.Image(UPLOADS + "a.jpg", 0, 0, "");

        assertThat(CoverInText.of(text, cover)).isEqualTo(new CoverInText(cover, text.html()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<p><img src='b.jpg'></p><p><img src='a.jpg'></p>",
                "<p><img src='x/a.jpg'></p>",
                "<p>&lt;img src='a.jpg'&gt;</p>",
                "<p>" + LINE + LINE + LINE + "</p><p><img src='a.jpg'></p>",
                "<pre>code</pre><p><img src='a.jpg'></p>"
            })
    void anyOtherTextDoesNot(String html) {
        RewrittenHtml text = text(html);

        assertThat(CoverInText.of(text, COVER)).isEqualTo(new CoverInText(COVER, text.html()));
    }

    @ParameterizedTest
    @ValueSource(strings = "<img src='a.jpg'>")
    void anArticleWithoutACoverShowsNone(String html) {
        RewrittenHtml text = text(html);

        assertThat(CoverInText.of(text, null)).isEqualTo(new CoverInText(null, text.html()));
    }
}
