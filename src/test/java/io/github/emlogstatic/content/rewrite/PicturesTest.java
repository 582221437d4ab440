package io.github.emlogstatic.content.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.content.media.PixelSize;
import io.github.emlogstatic.content.target.NewAddresses;
import io.github.emlogstatic.content.target.Policy;
import io.github.emlogstatic.content.target.ShownFile;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of a text, as a page shows them. Their names tell their sizes: {@code 600x400.jpg}. */
class PicturesTest {

    private final HtmlRewriter rewriter =
            HtmlRewriter.of(BlogAddresses.of("https://blog.example.com/", List.of()), AllowListTest.POLICY);
    private final NewAddresses targets = new NewAddresses(
            href -> Optional.empty(),
            path -> new ShownFile(
                    Optional.of(name(path)), size(name(path)), Optional.of("s/" + name(path) + " 320w"), false));

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Optional<PixelSize> size(String name) {
        String[] sides = name.replaceFirst("\\D*$", "").split("x");
        return sides.length < 2
                ? Optional.empty()
                : Optional.of(new PixelSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1])));
    }

    private static String image(String name, String alt) {
        return "<img src=\"/content/uploadfile/1/" + name + "\" alt=\"" + alt + "\">";
    }

    private String page(String html) {
        return rewriter.page(html, targets).html();
    }

    /** The markup without what every image has. */
    private String bare(String html) {
        return page(html).replaceAll(" (?:alt|width|height|srcset|loading|decoding)=\"[^\"]*\"", "");
    }

    @Test
    void neighboursBecomeARowThatTellsTheirShapes() {
        assertThat(bare("<p>a</p><p>" + image("600x400.jpg", "") + "</p>\n<p>" + image("400x600.jpg", "")
                        + "</p><p>b</p>"))
                .isEqualTo("<p>a</p><figure class=\"pictures\">"
                        + "<figure style=\"flex:1.50 1 8.4em\"><img src=\"600x400.jpg\" sizes=\"(max-width: 684px) 69vw, 474px\"></figure>"
                        + "<figure style=\"flex:0.67 1 3.7em\"><img src=\"400x600.jpg\" sizes=\"(max-width: 684px) 50vw, 210px\"></figure>"
                        + "</figure>\n<p>b</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>A<br>B</p>",
                "<p>A</p><p>B</p>",
                "A<br>\nB",
                "<div>A</div><div>B</div>",
                "<div><p>A</p><p>B</p></div>",
                "<figure>A</figure><p>B</p>",
                "<center>A B</center>",
                "<p><a href=\"#x\">A</a></p><p><span>B</span></p>",
                "words<br>A<br>B<br>words",
                "<blockquote><p>words</p><p>A</p><p>B</p></blockquote>",
            })
    void picturesAreNeighboursInWhateverHoldsThem(String html) {
        String text = html.replace("A", image("600x400.jpg", "")).replace("B", image("600x401.jpg", ""));

        assertThat(page(text))
                .containsOnlyOnce("<figure class=\"pictures\">")
                .containsPattern("(?s)600x400.*</figure><figure.*600x401");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p><a href=https://shop.example/album>A B</a></p>",
                "<p><a href=https://shop.example/album><span>A</span></a></p>"
                        + "<p><a href=https://shop.example/album><b>B</b></a></p>",
            })
    void eachPictureOfARowKeepsItsLink(String html) {
        String text = html.replace("A", image("600x400.jpg", "")).replace("B", image("600x401.jpg", ""));

        assertThat(page(text))
                .containsPattern("<figure[^>]*><a [^>]*href=\"https://shop.example/album\"[^>]*><img src=\"600x400.jpg")
                .containsPattern(
                        "<figure[^>]*><a [^>]*href=\"https://shop.example/album\"[^>]*><img src=\"600x401.jpg");
    }

    @Test
    void linksToWhatStoodAroundPicturesStillLeadThere() {
        String text = "<p><a href=#one>1</a> <a href=#two>2</a> <a href=#three>3</a></p><p id=one>"
                + image("600x400.jpg", "") + "</p><p><a name=two></a><a href=/x id=three>"
                + image("600x401.jpg", "") + "</a></p>";

        assertThat(page(text)).contains(" id=\"one\"", " id=\"two\"").containsOnlyOnce(" id=\"three\"");
    }

    @Test
    void aSmallPictureIsADrawingWhereItStandsApart() {
        String small = image("600x400.png", "").replace(">", " width=\"100\">");

        assertThat(page("<p>" + small + "</p>")).contains("drawing");
        assertThat(page("<p>" + small.repeat(2) + "</p>").split("drawing")).hasSize(3);
        assertThat(page("<p>words " + small + "</p>")).doesNotContain("drawing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "press A and B now",
                "<p>A words</p><p>B</p>",
                "<p>A</p><p>words</p><p>B</p>",
                "<ul><li>A</li><li>B</li></ul>",
                "<table><tr><td>A</td><td>B</td></tr></table>",
                "<figure>AB<figcaption>both</figcaption></figure>",
            })
    void picturesAmongWordsStayWhereTheyAre(String html) {
        String text = html.replace("A", image("600x400.jpg", "")).replace("B", image("600x401.jpg", ""));

        assertThat(page(text)).doesNotContain("pictures");
    }

    @Test
    void iconsAreNotMadeLarger() {
        assertThat(page(image("32x32.png", "") + image("100x90.png", ""))).doesNotContain("pictures");
        assertThat(page("<p>" + image("32x32.png", "") + "</p>")).doesNotContain("picture");
    }

    @Test
    void onePictureIsMarkedForTheme() {
        assertThat(bare("<p>" + image("600x400.jpg", "") + "</p><p>words</p>")).startsWith("<p class=\"picture\"><img");
        assertThat(bare("<figure class=\"x\">" + image("600x400.jpg", "") + "<figcaption>c</figcaption></figure>"))
                .startsWith("<figure class=\"x picture\"><img");
    }

    @Test
    void captionsComeFromTheAuthorOrTheText() {
        String html =
                page("<figure>" + image("600x400.jpg", "alt") + "<figcaption>By <em>me</em></figcaption></figure><p>"
                        + image("600x401.jpg", "A lake") + image("600x402.jpg", "IMG_2041.JPG")
                        + image("600x403.jpg", "20230601")
                        + "</p>");

        assertThat(html)
                .contains("<figcaption>By <em>me</em></figcaption>")
                .contains("<figcaption aria-hidden=\"true\">A lake</figcaption>")
                .doesNotContain(">IMG_2041", ">20230601");
    }

    @ParameterizedTest
    @ValueSource(strings = {"点击查看原图", "单击图片查看大图", "点击放大", "图片描述", "在这里插入图片描述", "请输入图片描述", "图片说明"})
    void wordsOfEditorsAreNoCaptions(String alt) {
        assertThat(page(image("600x401.jpg", alt) + image("600x402.jpg", "点点"))).containsOnlyOnce("<figcaption");
    }

    @Test
    void aLongScreenshotStaysAsLargeAsItIs() {
        String html = page("<p>" + image("700x400.jpg", "") + "</p><p>" + image("700x4200.png", "") + "</p>");

        assertThat(html).doesNotContain("pictures").contains("<p><img src=\"700x4200.png\"");
    }

    @Test
    void aLongPictureLeavesTheirRowsToItsNeighbours() {
        String picture = image("600x400.jpg", "");
        String html = page("<p>" + picture.repeat(4) + image("600x2000.jpg", "") + picture.repeat(2)
                + image("600x2001.jpg", "") + picture + "</p>");

        assertThat(rows(html)).containsExactly(2, 2, 2);
        assertThat(html)
                .containsPattern("</figure><figure><img src=\"600x2000.jpg\"[^>]*></figure><figure class=\"pictures\">")
                .containsPattern(
                        "</figure><figure><img src=\"600x2001.jpg\"[^>]*></figure><figure class=\"picture\"><img[^>]*></figure>$");
    }

    @Test
    void longPicturesAloneChangeNothing() {
        String html = page("<div>" + image("360x1100.png", "").repeat(2) + image("600x400.jpg", "") + "</div>");

        assertThat(html).startsWith("<div><img").doesNotContain("pictures");
    }

    @Test
    void rowsOfPicturesIgnoreTheAuthorsWidths() {
        String narrow = image("600x400.jpg", "").replace("<img", "<img width=30% style=\"float:left;margin:9px\"");

        String html = page("<p>" + narrow.repeat(3) + "</p>");

        assertThat(rows(html)).containsExactly(3);
        assertThat(html).doesNotContain("width:30%", "float", "margin");
    }

    @Test
    void rowsOfPicturesKeepTheAuthorsFrames() {
        String framed = image("600x400.jpg", "")
                .replace(
                        "<img",
                        "<img style=\"Max-Width:50%;border-radius:50%;height:9em;margin-left:1px;border:2px solid #c00\"");

        assertThat(bare("<p>" + framed.repeat(2) + "</p>"))
                .startsWith("<figure class=\"pictures\">")
                .contains(" style=\"border-radius:50%;border:2px solid #c00\"")
                .doesNotContain("9em", "Width:50%", "max-width:50%", "margin");
    }

    @Test
    void rowsAreOfLikeHeight() {
        String five = image("600x400.jpg", "").repeat(5);
        assertThat(rows(page(five))).containsExactlyInAnyOrder(2, 3);
        assertThat(rows(page(image("600x400.jpg", "").repeat(4)))).containsExactly(2, 2);
        assertThat(rows(page(image("400x600.jpg", "").repeat(5)))).containsExactly(5);
        assertThat(rows(page(image("1800x600.jpg", "").repeat(2)))).containsExactly(1, 1);
        assertThat(rows(page(image("unknown.jpg", "").repeat(2)))).containsExactly(2);
    }

    private static List<Integer> rows(String html) {
        return List.of(html.split("(?=<figure class=\"pictures\">)")).stream()
                .map(row -> row.split("<figure style", -1).length - 1)
                .toList();
    }

    @Test
    void hundredsOfPicturesAreArrangedQuickly() {
        assertThat(rows(page(image("600x400.jpg", "").repeat(999)))).hasSizeBetween(330, 500);
    }

    @Test
    void feedsAndTrustedTextsKeepTheirOwnShape() {
        String html = image("600x400.jpg", "").repeat(2);
        HtmlRewriter trusting =
                HtmlRewriter.of(BlogAddresses.of("https://blog.example.com/", List.of()), Policy.trusting(Set.of()));

        assertThat(rewriter.feed(html, targets)).doesNotContain("pictures");
        assertThat(rewriter.export(html, targets)).doesNotContain("pictures");
        assertThat(trusting.page(html, targets).html()).doesNotContain("pictures");
    }

    @Test
    void picturesOfANoteStandBelowItsText() {
        String note = rewriter.note(
                        "<p>" + image("600x400.jpg", "")
                                + "<br>words <img src=\"/content/uploadfile/1/a.gif\" width=20></p><p>"
                                + image("600x401.jpg", "") + "</p><p>more</p>",
                        targets,
                        new HashMap<>())
                .html();

        assertThat(note)
                .matches(
                        "(?s)<p>(<br>)?words <img [^>]*a.gif[^>]*></p><p>more</p><figure class=\"pictures\"><figure.*600x400.*600x401.*");
    }
}
