package io.github.emlogstatic.content.media;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanSvgTest {

    private static final String START =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <script>alert(1)</script><rect/>                        | <rect />
            <g><SCRIPT href="x.js"/><path d="M0 0"/></g>        | <g><path d="M0 0" /></g>
            <rect onload="alert(1)" OnClick="x" width="1"/>   | <rect width="1" />
            <a xlink:href=" java&#10;script:x"><text>a</text></a> | <a><text>a</text></a>
            <set attributeName="onclick" to="x"/><rect/>        | <set to="x" /><rect />
            <style><![CDATA[a>b{fill:red}]]></style><script/>       | <style><![CDATA[a>b{fill:red}]]></style>
            <text>&lt;script&gt; &amp; 中文</text><script/>         | <text>&lt;script&gt; &amp; 中文</text>
            """)
    void whatRunsIsLeftOut(String inside, String left) {
        assertThat(clean(START + inside + "</svg>")).hasValue(START + left + "</svg>");
    }

    @Test
    void whatStandsBeforeThePictureIsLeftOut() {
        String said = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?xml-stylesheet href=\"a.xsl\"?><!-- by hand -->";
        assertThat(clean(said + START + "<rect/></svg>")).hasValue(START + "<rect /></svg>");
    }

    @Test
    void theNamespacesOfOldIllustratorsAreWrittenOut() {
        String illustrator = "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.0//EN\" \"svg10.dtd\" [\n"
                + "<!ENTITY ns_svg \"http://www.w3.org/2000/svg\">\n<!ENTITY ns_x 'http://www.w3.org/1999/xlink'>]>\n"
                + "<svg xmlns=\"&ns_svg;\" xmlns:xlink=\"&ns_x;\"><text>&amp;</text></svg>";
        assertThat(clean(illustrator)).hasValue(START + "<text>&amp;</text></svg>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "UTF-16LE", "UTF-16BE"})
    void aPictureInAnotherEncodingKeepsItsText(String encoding) {
        String mark = encoding.startsWith("UTF") ? "\ufeff" : "<?xml version=\"1.0\" encoding=\"GBK\"?>";
        byte[] svg = (mark + START + "<text>中文</text><script/></svg>").getBytes(Charset.forName(encoding));
        assertThat(CleanSvg.of(svg).map(CleanSvgTest::text)).hasValue(START + "<text>中文</text></svg>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no picture",
                "<html xmlns='http://www.w3.org/1999/xhtml'><script>x</script></html>",
                "<!DOCTYPE svg [<!ENTITY x \"<script>alert(1)</script>\">]><svg xmlns='http://www.w3.org/2000/svg'>&x;</svg>",
                "<!DOCTYPE svg [<!ENTITY a SYSTEM \"a.xml\">]><html xmlns='http://www.w3.org/2000/svg'>&a;</html>",
                "<?xml version='1.0' encoding='iso-2022-jp'?><p xmlns='http://www.w3.org/2000/svg'/>",
            })
    void whatCannotBeCleanedIsNoPicture(String text) {
        assertThat(clean(text).filter(left -> left.contains("script"))).isEmpty();
    }

    @Test
    void manyEntitiesDoNotFillTheMemory() {
        String bomb =
                "<!DOCTYPE svg [<!ENTITY a \"" + "x".repeat(200) + "\">]>" + START + "&a;".repeat(200_000) + "</svg>";
        assertThat(clean(bomb)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script/>",
                "<!DOCTYPE[",
                "<!DOCTYPE ",
                "<!ENTITY ",
                "<g><script/><a ",
                "&a",
                "<![CDATA[",
                " on=''"
            })
    void aHostilePictureIsCleanedInTime(String piece) {
        String many = piece.repeat((1 << 18) / piece.length());
        for (String before : List.of("", "<!DOCTYPE svg [", "<!-- -->")) {
            inLinearTime(() -> {
                clean(before + START + "<script/>" + many);
                clean(before + many + START + "<script/>");
                clean(before + "<svg " + many + START + "<script/>");
            });
        }
    }

    private static Optional<String> clean(String svg) {
        return CleanSvg.of(svg.getBytes(StandardCharsets.UTF_8)).map(CleanSvgTest::text);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
