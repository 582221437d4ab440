package io.github.emlogstatic.restore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommentSourceTest {

    static String[][] examples() {
        return new String[][] {
            {"一行", "一行"},
            {"一<br />\r\n二", "一\n二"},
            {"一<br />\n<br />\n二", "一\n\n二"},
            {"一\n<br>\n二", "一\n二"},
            {"a &lt;b&gt; &amp;amp; &#039;c&#039;", "a <b> &amp; 'c'"},
            {"a&nbsp;&nbsp;b", "a  b"},
            {"<b>fat</b> <span style=\"color:#f00\">red</span>", "[b]fat[/b] [color=#f00]red[/color]"},
            {"<a href=\"https://x.example/\" target=\"_blank\">https://x.example/</a>", "[url]https://x.example/[/url]"
            },
            {"见<a href=\"https://x.example/?a=1&amp;b\">这里</a>。", "见这里 [url]https://x.example/?a=1&b[/url]。"},
            {"<a href=\"https://x.example/\">https://x.example</a>", "[url]https://x.example/[/url]"},
            {
                "<a href=\"https://x.example/a\"><img src=\"https://x.example/a.png\"></a>",
                "[img]https://x.example/a.png[/img] [url]https://x.example/a[/url]"
            },
            {"<a href=\"#comment-5\">@name</a>：x", "@name：x"},
            {"&nbsp;&nbsp;一&nbsp; 二\n", "  一  二"},
            {"　　一<br />　　二", "　　一\n　　二"},
            {"<img src=\"https://x.example/a.png\" alt=\"UBB图片\" />", "[img]https://x.example/a.png[/img]"},
            {"<img src=\"javascript:x\" alt=\"alt\">", "alt"},
        };
    }

    @ParameterizedTest
    @MethodSource("examples")
    void htmlBecomesWhatTheVisitorTyped(String html, String typed) {
        assertThat(CommentSource.of(html)).isEqualTo(typed);
    }
}
