package io.github.emlogstatic.content.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveXmlTest {

    private static final String START =
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<script href='https://e.example/x.js'/>",
                "<s:script xmlns:s='http://www.w3.org/2000/svg'>alert(1)</s:script>",
                "<SCRIPT>alert(1)</SCRIPT>",
                "<rect onload='alert(1)'/>",
                "<rect onclick=\"alert(1)\"/>",
                "<a href='javascript:alert(1)'><text>x</text></a>",
                "<a xlink:href=' java&#10;script:alert(1)'><text>x</text></a>",
                "<a><animate attributeName='href' values='#;javascript:alert(1)'/></a>",
                "<set attributeName='onmouseover' to='alert(1)'/>",
                "<use href='data:image/svg+xml;base64,PHN2Zz4='/>",
                "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' srcdoc='x'/></foreignObject>",
                "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml' onload='alert(1)'/></foreignObject>",
                "<foreignObject><meta xmlns='http://www.w3.org/1999/xhtml' http-equiv='refresh' content='0'/></foreignObject>",
            })
    void whatRunsIsKnown(String inside) {
        assertThat(runs(START + inside + "</svg>")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rect width='1' height='1' fill='red'/><style>rect{fill:blue}</style>",
                "<a href='https://e.example/'><text>only a link: javascript is a language, onload an attribute</text></a>",
                "<image href='data:image/png;base64,iVBORw0='/><use href='#x'/>",
                "<foreignObject><div xmlns='http://www.w3.org/1999/xhtml'>a diagram's text</div></foreignObject>",
                "<animate attributeName='width' values='1;2'/><metadata><rdf:RDF xmlns:rdf='r'/></metadata>",
            })
    void aPictureRunsNothing(String inside) {
        assertThat(runs(START + inside + "</svg>")).isFalse();
    }

    @Test
    void anyXmlWithEntitiesOrStyleSheetsIsActive() {
        assertThat(runs("<!DOCTYPE a [<!ENTITY x \"&#60;script>\">]><a>&x;</a>"))
                .isTrue();
        assertThat(runs("<?xml-stylesheet type='text/xsl' href='a.xsl'?><a/>")).isTrue();
    }

    @Test
    void xmlDataAndPlainTextRunNoScripts() {
        assertThat(runs("<rss><channel><link>https://e.example/</link><script>a field</script></channel></rss>"))
                .isFalse();
        assertThat(runs("")).isFalse();
        assertThat(runs("no XML at all")).isFalse();
    }

    /** Browsers read past the sequences that switch the alphabet of ISO-2022, also within the name of an element. */
    @ParameterizedTest
    @ValueSource(strings = {"iso-2022-jp", "ISO-2022-KR", "hz-gb-2312", "utf-7", "ibm037", "x-user-defined", ""})
    void aRareEncodingMayHideATag(String encoding) {
        String hidden = "<?xml version='1.0' encoding='" + encoding + "'?>" + START
                + "<scr\u001b(Bipt>alert(1)</scr\u001b(Bipt></svg>";
        assertThat(runs(hidden)).isTrue();
        assertThat(runs(hidden.replace(" encoding", " ".repeat(100_000) + "encoding")))
                .isTrue();
        assertThat(runs("\ufeff" + hidden)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version='1.0' standalone='yes' encoding='utf-8'?>",
                "encoding='utf-8'?>",
                "version='1.0' x='>' encoding='utf-8'?>",
                "version='1.0' encoding=utf-8?>",
                "version='1.0' encoding='utf-8'"
            })
    void aDeclarationThatIsNotUnderstoodIsActive(String declaration) {
        assertThat(runs("<?xml " + declaration + START + "<rect/></svg>")).isTrue();
    }

    /** Java's decoders swallow some letters behind half a character, those of browsers do not. */
    @ParameterizedTest
    @ValueSource(strings = {"gb18030", "euc-jp", "euc-tw", "gbk", "shift_jis", "big5", "utf-8"})
    void halfACharacterHidesNoTag(String encoding) {
        String start = "<?xml version='1.0' encoding='" + encoding + "'?>" + START;
        for (int first = 0x80; first <= 0xff; first++) {
            byte[] svg =
                    (start + (char) first + "<script>alert(1)</script></svg>").getBytes(StandardCharsets.ISO_8859_1);
            assertThat(ActiveXml.runs(svg)).as("behind %x", first).isTrue();
        }
    }

    /** GB2312 is GBK to a browser: the first bracket is part of a character there, and the section goes on. */
    @Test
    void anUnknownCharacterEndsNoSection() {
        String hidden = "<?xml version='1.0' encoding='gb2312'?>" + START
                + "<![CDATA[\u0081]]><!-- ]]><script>alert(1)</script><!-- --></svg>";
        assertThat(ActiveXml.runs(hidden.getBytes(StandardCharsets.ISO_8859_1))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "gbk", "GB2312", "Big5", "iso-8859-1", "Windows-1252"})
    void aUsualEncodingHidesNothing(String encoding) {
        String start = "<?xml version='1.0' encoding='" + encoding + "'?>" + START;
        assertThat(runs(start + "<rect/></svg>")).isFalse();
        assertThat(runs(start + "<rect onload='x'/></svg>")).isTrue();
    }

    @Test
    void utf16AndPackedFilesHideNoScripts() {
        String text = START + "<script>alert(1)</script></svg>";
        assertThat(ActiveXml.runs(("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE)))
                .isTrue();
        assertThat(ActiveXml.runs(("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE)))
                .isTrue();
        assertThat(ActiveXml.runs(text.getBytes(StandardCharsets.UTF_16BE))).isTrue();
        assertThat(ActiveXml.runs(new byte[] {0x1f, (byte) 0x8b, 8, 0}))
                .as("packed")
                .isTrue();
    }

    private static boolean runs(String text) {
        return ActiveXml.runs(text.getBytes(StandardCharsets.UTF_8));
    }
}
