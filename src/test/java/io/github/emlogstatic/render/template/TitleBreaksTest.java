package io.github.emlogstatic.render.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleBreaksTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            一片叶子走到杯子里要几步 | 一片叶子走到杯子里<wbr>要几步
            从哪里读起：给新来的人的一张地图 | 从哪里读起：给新来的人的<wbr class="phone">一张地图
            曝光二十三天：一张照片里的五千个星系 | 曝光二十三天：一张照片里的<wbr class="phone">五千个星系
            一台测光表坏掉的相机 | 一台测光表坏掉的<wbr class="phone">相机
            给奶奶写一个记账程序 | 给奶奶写一个<wbr class="phone">记账程序
            今天中午我去吃𠮷野家饭 | 今天中午我去吃<wbr class="phone">𠮷野家饭
            一个长得在哪里都要换行的题目 | 一个长得在哪里<wbr class="phone">都要换行的<wbr>题目
            第一段足够长的题目，第二段也一样长的题目 | 第一段足够长的<wbr class="phone">题目，第二段也一样长的<wbr class="phone">题目
            """)
    void aLongPhraseMayBreakBeforeItsLastWords(String title, String html) {
        assertThat(TitleBreaks.html(title)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            排查内存泄漏全过程解决方案 | 排查内存泄漏全过程<wbr>解决方案
            我的第一个在线聊天系统 | 我的第一个在线<wbr class="phone">聊天系统
            区块链交易的确认 | 区块链交易的<wbr class="phone">确认
            为什么存在线程池 | 为什么存在<wbr class="phone">线程池
            手把手教你写一个在线程序 | 手把手教你写一个<wbr>在线程序
            """)
    void noWordIsBrokenThatBeginsLikeAnEnd(String title, String html) {
        assertThat(TitleBreaks.html(title)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            关于2019年2月的记录 | 关于2019年2月的<wbr class="phone">记录
            深入理解Java虚拟机 | 深入理解<wbr class="phone">Java虚拟机
            回顾我们2019年生活 | 回顾我们<wbr class="phone">2019年生活
            ThemeExtensionFactory用法 | ThemeExtensionFactory<wbr>用法
            """)
    void aPhraseWithNumbersOrLatinWordsBreaksOutsideThem(String title, String html) {
        assertThat(TitleBreaks.html(title)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Vue3+TypeScript+Vite入门 | Vue3+<wbr>TypeScript+<wbr>Vite入门
            https://a.example/one/two_three?x=1&y=2#z | https://a.example/<wbr>one/<wbr>two_<wbr>three?x=<wbr>1&amp;<wbr>y=<wbr>2#<wbr>z
            """)
    void longNamesJoinedBySignsMayBreakAfterThem(String title, String html) {
        assertThat(TitleBreaks.html(title)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A/B 测试与 C++/C# 和 TCP/IP | A/B 测试与 C++/C# 和 TCP/IP
            Donaudampfschifffahrtsgesellschaft | Donaudampfschifffahrtsgesellschaft
            夏至，凌晨四点出发 | 夏至，凌晨四点出发
            What a Cache <Remembers> & Forgets | What a Cache &lt;Remembers&gt; &amp; Forgets
            '' | ''
            """)
    void otherTitlesAreOnlyEscaped(String title, String html) {
        assertThat(TitleBreaks.html(title)).isEqualTo(html);
    }
}
