package io.github.emlogstatic.language;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslatorTest {

    private final Translator chinese =
            new Translator(Language.SIMPLIFIED_CHINESE, List.of(), () -> Catalogue.read("""
                    msgid ""
                    msgstr "Language: zh_CN\\n"

                    msgid "%s is gone"
                    msgstr "%s 没有了"

                    msgid "try "
                    "later"
                    msgstr "稍后再试"

                    msgid "%d files of %s"
                    msgstr "%2$s 有 %1$d 个文件"

                    msgid "%d link is broken"
                    msgid_plural "%d links are broken"
                    msgstr[0] "%d 个链接失效"

                    msgid "no page is called '%s'"
                    msgstr "没有叫“%s”的页面"

                    msgid "%s must be one of %s"
                    msgstr "%s 必须是 %l 之一"

                    msgid "as in %s"
                    msgstr "例如 %s"

                    msgid "run: build%s"
                    msgstr "运行 build%s"

                    msgid "changed: %s"
                    msgstr "有改动：%w"

                    msgid "the blog"
                    msgstr "博客"

                    msgid "100%% sure"
                    msgstr "100%% 确定"

                    msgid "problem"
                    msgstr "问题"

                    msgid "still to be translated"
                    msgstr ""
                    """));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            try later | 稍后再试
            run: build --full --archive a | 运行 build --full --archive a
            changed: problem, b | 有改动：问题、b
            /a/. is gone | /a/. 没有了
            /a/b is gone | /a/b 没有了
            is gone | 没有了
            我的 博客 is gone | 我的 博客没有了
            /a/博客 is gone | /a/博客 没有了
            D:\\博客 is gone | D:\\博客 没有了
            12 files of 博客/a | 博客/a 有 12 个文件
            a must be one of /a/宣, /a/纸 | a 必须是 /a/宣、/a/纸 之一
            a, b must be one of c, 'd', e | a, b 必须是 c、“d”、e 之一
            12 files of /a | /a 有 12 个文件
            ten files of /a | ten files of /a
            1 link is broken | 1 个链接失效
            2 links are broken | 2 个链接失效
            100% sure | 100% 确定
            still to be translated | still to be translated
            something else | something else
            """)
    void aSentenceIsTranslatedWithItsValues(String english, String translated) {
        assertThat(chinese.translated(english)).isEqualTo(translated);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the blog is gone; try later | 博客没有了；稍后再试
            problem: /a is gone: b (try later) | 问题：/a 没有了：b（稍后再试）
            /a (b) is gone (/c) | /a (b) 没有了（/c）
            3 files of a, 4 files of b | a 有 3 个文件，b 有 4 个文件
            """)
    void thePartsOfAMessageAreTranslated(String english, String translated) {
        assertThat(chinese.translated(english)).isEqualTo(translated);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hello, world; bye | Hello, world; bye
            problem is gone | problem 没有了
            no page is called 'the blog' | 没有叫“the blog”的页面
            as in 'the blog: a'; try later | 例如 'the blog: a'；稍后再试
            """)
    void namesStayAsTheyAre(String english, String translated) {
        assertThat(chinese.translated(english)).isEqualTo(translated);
    }

    @Test
    void textsOfTheUserStayAsTheyAre() {
        Translator keeping = chinese.keeping(List.of("x: y", "a, b", "the blog. try later"));

        assertThat(keeping.translated("/x: y is gone; try later")).isEqualTo("/x: y 没有了；稍后再试");
        assertThat(keeping.translated("a, b must be one of /a, b, c")).isEqualTo("a, b 必须是 /a, b、c 之一");
        assertThat(keeping.translated("as in the blog. try later")).isEqualTo("例如 the blog. try later");
    }

    @Test
    void eachLineIsAMessageAndKeepsItsIndentation() {
        assertThat(chinese.translated("problem\n    try later\n")).isEqualTo("问题\n    稍后再试\n");
    }

    @Test
    void aLongListOfNamesTakesNoTime() {
        String names = IntStream.range(0, 300).mapToObj(i -> "name " + i).collect(Collectors.joining(", "));

        inLinearTime(() -> assertThat(chinese.translated(names + "; try later")).isEqualTo(names + "；稍后再试"));
    }

    @Test
    void inEnglishNothingChanges() {
        assertThat(Translator.to(Language.ENGLISH).translated("try later")).isEqualTo("try later");
    }
}
