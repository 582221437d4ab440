package io.github.emlogstatic.export.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.content.write.Xml;
import org.junit.jupiter.api.Test;

class WordPressTextTest {

    @Test
    void lineEndsStayInCodeAlone() {
        assertThat(article("<p>a\n b<br>\nc</p>\n\n\n<pre>x\n\n y</pre>tail\nend"))
                .isEqualTo("<p>a b<br> c</p>\n\n<pre>x\n\n y</pre>\ntail end");
    }

    @Test
    void shortCodesOfWordPressAreShownAndNotRun() {
        assertThat(article("<p>[gallery ids=1] [/audio] [1] [videos]</p>"))
                .isEqualTo("<p>&#91;gallery ids=1] &#91;/audio] [1] [videos]</p>");
    }

    @Test
    void linkWithinAnArticleHasItsAddress() {
        assertThat(article("<a href=\"#a\">x</a>")).isEqualTo("<a href=\"https://b/?name=x#a\">x</a>");
    }

    @Test
    void commentHasLinesInPlaceOfTags() {
        assertThat(WordPressText.comment("<p>a<br>b &lt;i&gt;</p><p><b>c</b></p>"))
                .isEqualTo("a\nb &lt;i&gt;\n\n<b>c</b>");
    }

    @Test
    void lineOfACommentIsNoParagraph() {
        assertThat(WordPressText.comment("a<br />\nb<br />\n<br />\nc<pre>d\n  e</pre>"))
                .isEqualTo("a\nb\n\nc<pre>d\n  e</pre>");
    }

    @Test
    void namesKeepWhatWordPressWouldCut() {
        assertThat(WordPressText.name("<i> & 100%ab  % \\")).isEqualTo("&lt;i&gt; &amp; 100&#037;ab % &#092;");
    }

    @Test
    void nameIsNoLongerThanWordPressTakes() {
        assertThat(WordPressText.name("长".repeat(255))).isEqualTo("长".repeat(200));
        assertThat(WordPressText.name("&".repeat(60) + "😀")).isEqualTo("&amp;".repeat(40));
        assertThat(WordPressText.name("😀".repeat(101))).isEqualTo("😀".repeat(100));
    }

    @Test
    void noTextEndsItsSection() {
        assertThat(new Xml().cdata("a", "x]]>y\u0001").toString()).isEqualTo("<a><![CDATA[x]]]]><![CDATA[>y]]></a>\n");
    }

    private static String article(String html) {
        return WordPressText.article(html, "https://b/?name=x");
    }
}
