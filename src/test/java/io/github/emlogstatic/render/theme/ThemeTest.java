package io.github.emlogstatic.render.theme;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.emlogstatic.language.Language;
import io.github.emlogstatic.language.Translator;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.render.SiteRenderer;
import io.github.emlogstatic.render.TestBlog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {

    @TempDir
    private Path config;

    @BeforeEach
    void writeThemes() throws IOException {
        for (String layout :
                List.of("list", "article", "tags", "categories", "archives", "authors", "notes", "links")) {
            write("themes/parent/layouts/" + layout + ".peb", "");
        }
        write("themes/parent/theme.yaml", "name: parent\noptions:\n  accent: blue\n  covers: true\n  toc: 3\n");
        write(
                "themes/parent/layouts/404.peb",
                "{{ t('hello', 'x') }} {% include 'partials/a.peb' %} {{ options.accent }}");
        write("themes/parent/partials/a.peb", "parent");
        write("themes/parent/i18n/en.yaml", "hello: Hello {0}\n");
        write("themes/child/theme.yaml", "name: child\nparent: parent\noptions:\n  accent: red\n");
        write("themes/child/partials/a.peb", "child");
    }

    private void writeIcon(String path) throws IOException {
        write(path, "");
        Files.write(config.resolve(path), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    }

    private void write(String path, String text) throws IOException {
        Path file = config.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String lost(String theme, Map<String, Object> options) throws IOException {
        return page(Theme.load(theme, config, options));
    }

    private static String page(Theme theme) throws IOException {
        SiteRenderer renderer = TestBlog.of(1).renderer(theme);
        ByteBuffer page = renderer.files().stream()
                .filter(file -> file.path().equals("404.html"))
                .findFirst()
                .orElseThrow()
                .maker()
                .make((name, fingerprint) -> {});
        return java.nio.charset.StandardCharsets.UTF_8.decode(page).toString();
    }

    @Test
    void themeInheritsMissingFiles() throws IOException {
        assertThat(lost("parent", Map.of())).isEqualTo("Hello x parent blue");
        assertThat(lost("child", Map.of())).isEqualTo("Hello x child red");
    }

    @Test
    void filesBesideTheConfigurationReplaceThoseOfTheTheme() throws IOException {
        write("theme/partials/a.peb", "mine");
        write("theme/i18n/zh-CN.yaml", "hello: 你好 {0}\n");

        assertThat(lost("child", Map.of("accent", "green"))).isEqualTo("你好 x mine green");
    }

    @Test
    void fingerprintCoversEveryFile() throws IOException {
        String before = Theme.load("child", config, Map.of()).fingerprint();
        write("themes/parent/partials/a.peb", "edited");
        String edited = Theme.load("child", config, Map.of()).fingerprint();
        write("theme/assets/own.css", "");
        String own = Theme.load("child", config, Map.of()).fingerprint();

        assertThat(edited).isNotEqualTo(before);
        assertThat(own).isNotEqualTo(edited);
    }

    @Test
    void contentOfAssetsDoesNotChangePages() throws IOException {
        write("themes/child/assets/a.css", "");
        String before = Theme.load("child", config, Map.of()).ofPages();
        write("themes/child/assets/a.css", "a {}");
        String styled = Theme.load("child", config, Map.of()).ofPages();
        write("themes/child/assets/b.css", "");
        String another = Theme.load("child", config, Map.of()).ofPages();
        write("theme/i18n/en.yaml", "hello: Hi");
        String worded = Theme.load("child", config, Map.of()).ofPages();

        assertThat(styled).isEqualTo(before);
        assertThat(another).isNotEqualTo(styled);
        assertThat(worded).isNotEqualTo(another);
    }

    @Test
    void programContainsTheDefaultTheme() throws IOException {
        assertThat(ThemeFolder.find("default", config, "`theme`"))
                .containsKeys("layouts/article.peb", "assets/css/lists.css");
    }

    /** Two files of one name would end the second build with a bug of the program. */
    @Test
    void assetWithTheNameOfTheProgramsScriptIsRefused() throws IOException {
        write("themes/parent/assets/addresses.js", "");

        assertThatThrownBy(() -> Theme.load("child", config, Map.of()))
                .isInstanceOf(ThemeException.class)
                .hasMessage(config.resolve("themes/parent/assets/addresses.js")
                        + ": the site has a file of that name, which leads old addresses to their pages; rename it");
    }

    @Test
    void missingVariableIsReportedWithFileAndLine() throws IOException {
        write("themes/parent/partials/a.peb", "\n\n{{ site.nonsense }}");
        assertThatThrownBy(() -> lost("parent", Map.of()))
                .isInstanceOf(ThemeException.class)
                .hasMessageEndingWith("a.peb:3: page 404.html: there is no 'nonsense' in site")
                .hasMessageContaining(config.resolve("themes/parent/partials").toString());

        write("themes/parent/partials/a.peb", "{{ nonsense }}");
        assertThatThrownBy(() -> lost("parent", Map.of()))
                .hasMessageEndingWith(
                        "a.peb:1: page 404.html: there is no variable 'nonsense' on this page; it has options, page, resolver, site");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            site.nmae                | there is no 'nmae' in site; did you mean 'name'?
            site.nmae is empty       | there is no 'nmae' in site; did you mean 'name'?
            not (site.nmae == 'a')   | there is no 'nmae' in site; did you mean 'name'?
            site.feeds.rdf is null   | there is no 'rdf' in site.feeds; it has atom, rss, json
            site.url == site.home.url | there is no 'url' in site
            stie is empty            | there is no variable 'stie' on this page; did you mean 'site'?
            options.moto is empty    | there is no 'moto' in the options; theme.yaml declares them
            t('nope') is empty       | no text 'nope' in i18n/zh-CN.yaml
            """)
    void conditionTellsWhatIsMissing(String condition, String message) throws IOException {
        write("themes/parent/partials/a.peb", "\n{% if " + condition + " %}x{% endif %}");

        assertThatThrownBy(() -> lost("parent", Map.of())).hasMessageEndingWith("a.peb:2: page 404.html: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            a¶{% if true %}¶b¶c              ¦ 2: the tag 'if' is not closed; write 'endif' ¦ 标签“if”没有结束；请写上“endif”
            {% for x in '' %}¶{% if true %}¶{% endfor %} ¦ 2: the tag 'if' is not closed; write 'endif' ¦ 标签“if”没有结束；请写上“endif”
            a¶{% macro m() %}¶b              ¦ 2: the tag 'macro' is not closed; write 'endmacro' ¦ 标签“macro”没有结束；请写上“endmacro”
            {# {% if true %} #}¶{% endif %}  ¦ 2: the tag 'endif' closes nothing; remove it ¦ 标签“endif”没有对应的开头；请删掉
            {% block a %}¶{% endif %}¶{% endblock %} ¦ 2: the tag 'endif' closes nothing; remove it ¦ 标签“endif”没有对应的开头；请删掉
            {% verbatim %}{% if %}{% endverbatim %}{% block a %} ¦ 1: the tag 'block' is not closed; write 'endblock' ¦ 标签“block”没有结束；请写上“endblock”
            {% elsif %}                      ¦ 1: there is no tag 'elsif'; did you mean 'elseif'? ¦ 没有标签“elsif”；是不是“elseif”？
            {% comment %}                    ¦ 1: there is no tag 'comment'; correct its name ¦ 没有标签“comment”；请改正名字
            {% else %}                       ¦ 1: 'else' is not expected here; check the quotes, brackets and operators before it (==, and, or, not) ¦ 这里不该有“else”；请检查前面的引号、括号和运算符（==、and、or、not）
            ¶{% if true && true %}           ¦ 2: '&' is not expected here; check the quotes, brackets and operators before it (==, and, or, not) ¦ 这里不该有“&”；请检查前面的引号、括号和运算符（==、and、or、not）
            {{ t('bye' }}                    ¦ 1: ')' is missing; write it ¦ 缺少“)”；请补上
            ¶{# x                            ¦ 2: {# is not closed; write #} ¦ {# 没有结束；请写上 #}
            {% %}                            ¦ 1: a tag needs its name, such as 'if' ¦ 标签要有名字，例如“if”
            a¶{{ t('bye')                    ¦ 2: the template ends inside a tag; close the tag ¦ 模板在标签里就结束了；请结束这个标签
            a¶{{ t('bye')¶<p>b</p>¶ ¦ 2: a quote, a bracket or the end of this tag is missing; write it ¦ 这个标签缺少引号、括号或结尾；请补上
            {{ t('bye' ¶{% set a = 1 %}¶{{ a }}¶ ¦ 1: a quote, a bracket or the end of this tag is missing; write it ¦ 这个标签缺少引号、括号或结尾；请补上
            a¶{{ t('bye) }}¶b¶{{ t('x') }} ¦ 2: a quote, a bracket or the end of this tag is missing; write it ¦ 这个标签缺少引号、括号或结尾；请补上
            a¶{{ t("it's) }}¶b¶{{ t('x') }} ¦ 2: a quote, a bracket or the end of this tag is missing; write it ¦ 这个标签缺少引号、括号或结尾；请补上
            {{ t(bye") }}¶<p title="↑">{{ t("bye") }}</p> ¦ 1: a quote, a bracket or the end of this tag is missing; write it ¦ 这个标签缺少引号、括号或结尾；请补上
            a¶{% if true %¶<p>·</p>¶{% endif %} ¦ 2: a quote, a bracket or the end of this tag is missing; write it ¦ 这个标签缺少引号、括号或结尾；请补上
            {% set a = {'b': null} %}{{ a.b.c }} ¦ 1: 'c' is asked of 'a.b', which is nothing here; test it for null first ¦ 对“a.b”取“c”，而它在这里是空值；请先判断它是否为 null
            {% set a = {'b': null} %}{{ a.b.c }}{{ a.c }} ¦ 1: 'c' is asked of nothing; test for null first ¦ 对空值取“c”；请先判断是否为 null
            {{ 1 | number(2) }}              ¦ 1: the filter 'number' takes no arguments; remove them ¦ 过滤器“number”没有参数；请删掉
            {{ 1 | date('yyyy') }}           ¦ 1: the filter 'date' takes no arguments; remove them ¦ 过滤器“date”没有参数；请删掉
            {{ 1 | json(true) }}             ¦ 1: the filter 'json' takes no arguments; remove them ¦ 过滤器“json”没有参数；请删掉
            {{ 'a' | abslute }}              ¦ 1: there is no filter 'abslute'; did you mean 'absolute'? ¦ 没有过滤器“abslute”；是不是“absolute”？
            {{ 'a' | Upper }}                ¦ 1: there is no filter 'Upper'; did you mean 'upper'? ¦ 没有过滤器“Upper”；是不是“upper”？
            {{ 'a' | rwa }}                  ¦ 1: there is no filter 'rwa'; did you mean 'raw'? ¦ 没有过滤器“rwa”；是不是“raw”？
            {{ 'a' | upcase }}               ¦ 1: there is no filter 'upcase'; correct its name ¦ 没有过滤器“upcase”；请改正名字
            {{ assett('a') }}                ¦ 1: there is no function or macro 'assett'; did you mean 'asset'? ¦ 没有函数或宏“assett”；是不是“asset”？
            {{ maxx(1, 2) }}                 ¦ 1: there is no function or macro 'maxx'; did you mean 'max'? ¦ 没有函数或宏“maxx”；是不是“max”？
            {{ upcase('a') }}                ¦ 1: there is no function or macro 'upcase'; correct its name, or import the macro ¦ 没有函数或宏“upcase”；请改正名字，或者导入这个宏
            {{ date('a') }}                  ¦ 1: 'date' is a filter; write it after the value and '|' ¦ “date”是过滤器；请写在值和“|”后面
            {{ upper('a') }}                 ¦ 1: 'upper' is a filter; write it after the value and '|' ¦ “upper”是过滤器；请写在值和“|”后面
            {{ 'a' is odt }}                 ¦ 1: there is no test 'odt'; did you mean 'odd'? ¦ 没有测试“odt”；是不是“odd”？
            {{ 'a' is round }}               ¦ 1: there is no test 'round'; correct its name ¦ 没有测试“round”；请改正名字
            {% if options %}{% endif %}      ¦ 1: a list, a map or null is no condition; write 'is not empty' after it ¦ 列表、映射或 null 不能当条件；请在后面写“is not empty”
            {{ options.covers }}¶{% if options ¶and true %}{% endif %} ¦ 2: a list, a map or null is no condition; write 'is not empty' after it ¦ 列表、映射或 null 不能当条件；请在后面写“is not empty”
            ¶{{ options ? 1 : 2 }}           ¦ 2: a list, a map or null is no condition; write 'is not empty' after it ¦ 列表、映射或 null 不能当条件；请在后面写“is not empty”
            a¶{% set a = options or true %}  ¦ 2: a list, a map or null is no condition; write 'is not empty' after it ¦ 列表、映射或 null 不能当条件；请在后面写“is not empty”
            ¶{{ -options.accent }}           ¦ 2: these values cannot be compared or calculated with; check of which kind they are ¦ 这些值不能比较或计算；请检查它们的类型
            {{ max('a', 'b') }}              ¦ 1: these values cannot be compared or calculated with; check of which kind they are ¦ 这些值不能比较或计算；请检查它们的类型
            {% if options.accent > 3 %}{% endif %} ¦ 1: these values cannot be compared or calculated with; check of which kind they are ¦ 这些值不能比较或计算；请检查它们的类型
            {% set a = [1, 2] %}{{ a['x'] }} ¦ 1: a list has no 'x'; take its values with 'for', or count them with the filter 'length' ¦ 列表没有“x”；请用“for”逐个取它的值，或用过滤器“length”数个数
            {% for x in 'a' %}{% endfor %}   ¦ 1: 'for' needs a list or a map ¦ “for”要的是列表或映射
            {{ 'a' | abs }}                  ¦ 1: 'abs' cannot work with this value; check of which kind it is ¦ “abs”处理不了这个值；请检查它的类型
            {{ {'a': 1} | first }}           ¦ 1: 'first' cannot work with this value; check of which kind it is ¦ “first”处理不了这个值；请检查它的类型
            {{ 3 | capitalize }}             ¦ 1: 'capitalize' cannot work with this value; check of which kind it is ¦ “capitalize”处理不了这个值；请检查它的类型
            {{ [1, 'a'] | sort }}            ¦ 1: 'sort' cannot work with this value; check of which kind it is ¦ “sort”处理不了这个值；请检查它的类型
            {{ 3 | join(',') }}              ¦ 1: 'join' cannot work with this value; check of which kind it is ¦ “join”处理不了这个值；请检查它的类型
            a¶{{ 1.5 is even }}              ¦ 2: 'even' cannot work with this value; check of which kind it is ¦ “even”处理不了这个值；请检查它的类型
            {{ null is odd }}                ¦ 1: 'odd' cannot work with this value; check of which kind it is ¦ “odd”处理不了这个值；请检查它的类型
            {% for x in [1, true] %}¶{{ x is even }}{% endfor %} ¦ 2: 'even' cannot work with this value; check of which kind it is ¦ “even”处理不了这个值；请检查它的类型
            a¶{% include 3 %}                ¦ 2: a tag, filter, test or function cannot work with this value; check of which kind it is ¦ 标签、过滤器、测试或函数处理不了这个值；请检查它的类型
            {{ options[null] }}              ¦ 1: a tag, filter, test or function cannot work with this value; check of which kind it is ¦ 标签、过滤器、测试或函数处理不了这个值；请检查它的类型
            a¶{% filter abs %}x{% endfilter %} ¦ 2: 'abs' cannot work with this value; check of which kind it is ¦ “abs”处理不了这个值；请检查它的类型
            a¶{% filter nope %}x{% endfilter %} ¦ 2: there is no filter 'nope'; correct its name ¦ 没有过滤器“nope”；请改正名字
            {% macro m() %}¶{{ site.name }}{% endmacro %}{{ m() }} ¦ 2: a macro knows its arguments only; give it 'site' as one of them ¦ 宏只认识自己的参数；请把“site”作为参数传给它
            a¶{% from 'partials/a.peb' import m as n %} ¦ 2: a macro cannot be renamed with 'as'; import it by its own name ¦ 宏不能用“as”改名；请用它自己的名字导入
            a¶{% macro m(a) %}{{ a.b }}{% endmacro %}{{ m() }} ¦ 2: 'b' is asked of 'a', which is nothing here; test it for null first ¦ 对“a”取“b”，而它在这里是空值；请先判断它是否为 null
            {{ 'a' | split('[') }}           ¦ 1: these are not the arguments of 'split'; check their number, names and order ¦ “split”没有这样的参数；请检查参数的个数、名字和顺序
            {% set m = {'a': {}} %}{{ m['a']['b'] }} ¦ 1: there is no 'b' in m['a'] ¦ m['a'] 里没有“b”
            {% set m = {'a': 1} %}{{ m['b'] }} ¦ 1: there is no 'b' in m ¦ m 里没有“b”
            {% set a = [1, 2] %}{{ a[2] }}   ¦ 1: a list has no '2'; take its values with 'for', or count them with the filter 'length' ¦ 列表没有“2”；请用“for”逐个取它的值，或用过滤器“length”数个数
            {{ 'abc' | slice(2, 9) }}        ¦ 1: 'slice' takes numbers within the text or list, the first below the second; check the length first ¦ “slice”的数字不能超出文字或列表的长度，前一个要小于后一个；请先检查长度
            {{ 'abc' | slice(9) }}           ¦ 1: 'slice' takes numbers within the text or list, the first below the second; check the length first ¦ “slice”的数字不能超出文字或列表的长度，前一个要小于后一个；请先检查长度
            {{ [1] | slice(9) }}             ¦ 1: 'slice' takes numbers within the text or list, the first below the second; check the length first ¦ “slice”的数字不能超出文字或列表的长度，前一个要小于后一个；请先检查长度
            {{ 1 / 0 }}                      ¦ 1: a number is divided by 0; test it first ¦ 除数是 0；请先判断
            {% if true %}{% else if true %}  ¦ 1: 'if' is not expected here; write 'elseif' as one word, and 'a ? b : c' for a choice of values ¦ 这里不该有“if”；“elseif”要连写，二选一的值写成“a ? b : c”
            {% elif true %}                  ¦ 1: there is no tag 'elif'; did you mean 'elseif'? ¦ 没有标签“elif”；是不是“elseif”？
            {{ 'a' | safe }}                 ¦ 1: there is no filter 'safe'; did you mean 'raw'? ¦ 没有过滤器“safe”；是不是“raw”？
            {{ super() }}                    ¦ 1: there is no function or macro 'super'; did you mean 'parent'? ¦ 没有函数或宏“super”；是不是“parent”？
            {{ 'a' | date }}                 ¦ 1: this value is no date; check of which kind it is ¦ 这个值不是日期；请检查它的类型
            {{ 'a' | replace('a', 'b') }}         ¦ 1: these are not the arguments of 'replace'; check their number, names and order ¦ “replace”没有这样的参数；请检查参数的个数、名字和顺序
            {{ 3 contains 1 }}               ¦ 1: 'contains' needs a list or a map before it ¦ “contains”前面要的是列表或映射
            a¶{% include 'partials/a.peb' with 3 %} ¦ 2: 'with' needs a map after it: names and values in braces ¦ “with”后面要的是映射：花括号里写名字和值
            a¶{% embed 'partials/a.peb' with 3 %}{% endembed %} ¦ 2: 'with' needs a map after it: names and values in braces ¦ “with”后面要的是映射：花括号里写名字和值
            a¶{% embed 'partials/a.peb' %}x{% endembed %} ¦ 2: 'embed' takes blocks only; put the rest into one of them ¦ “embed”里只能有 block；请把其余的写进其中一个
            {% embed 'partials/a.peb' %}¶{% block b %}{% endblock %} ¦ 1: the tag 'embed' is not closed; write 'endembed' ¦ 标签“embed”没有结束；请写上“endembed”
            {% import 'layouts/404.peb' as m %}¶{% import 'layouts/404.peb' as m %} ¦ 2: 'm' is imported twice on this page; choose another name, or import without 'as' ¦ “m”在这个页面里导入了两次；请换个名字，或者导入时不写“as”
            ¶{{ 'a' | escape('xml') }}       ¦ 2: there is no way of escaping 'xml'; take html, js, css, json or url_param ¦ 没有转义方式“xml”；请用 html、js、css、json 或 url_param
            {% set m = {'a': 1} %}{{ m[0] }} ¦ 1: a tag, filter, test or function cannot work with this value; check of which kind it is ¦ 标签、过滤器、测试或函数处理不了这个值；请检查它的类型
            {% cache 'a' %}¶                 ¦ 1: the tag 'cache' is not closed; write 'endcache' ¦ 标签“cache”没有结束；请写上“endcache”
            a¶{{ 99999999999999999999 }}     ¦ 2: these values cannot be compared or calculated with; check of which kind they are ¦ 这些值不能比较或计算；请检查它们的类型
            {% include null %}               ¦ 1: the template to include has no name; put the name in quotes ¦ 要包含的模板没有名字；请给名字加上引号
            {% block b %}{{ parent() }}{% endblock %} ¦ 1: 'parent' is only for a template that extends another ¦ “parent”只能用在继承别的模板的模板里
            """)
    void mistakeOfATemplateIsReportedInOurWords(String template, String english, String chinese) throws IOException {
        write("themes/parent/partials/a.peb", template.replace('¶', '\n'));
        Throwable mistake = catchThrowable(() -> lost("parent", Map.of()));

        String message = mistake.getMessage().replace("page 404.html: ", "");
        assertThat(mistake).isInstanceOf(ThemeException.class);
        assertThat(message).endsWith("a.peb:" + english);
        assertThat(Translator.to(Language.SIMPLIFIED_CHINESE).translated(message))
                .endsWith("：" + chinese);
    }

    @Test
    void macrosOfOneNameAreReported() throws IOException {
        write(
                "themes/parent/partials/a.peb",
                "{% macro m() %}a{% endmacro %}\n{% macro m() %}b{% endmacro %}{{ m() }}");

        assertThatThrownBy(() -> lost("parent", Map.of()))
                .hasMessageEndingWith("a.peb:2: two macros of this template are named 'm'; rename one");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {% extends 'layouts/base.peb' %}¶{% set x = 1.5 is even %}                         | 404.peb:2
            {% extends 'layouts/base.peb' %}{% block b %}¶¶{{ 1.5 is even }}{% endblock %}     | 404.peb:3
            {% extends 'layouts/base.peb' %}{% block b %}{% set x = 1.5 %}{% endblock %}       | base.peb:3
            {% extends 'layouts/base.peb' %}{% block b %}¶{% include 'partials/' ~ site.name %}{% endblock %} | 404.peb:2
            ¶{% macro m() %}¶{{ m() }}{% endmacro %}{{ m() }}                                  | 404.peb:3
            {% import 'partials/m.peb' %}¶¶{{ half(1.5) }}                                     | m.peb:2
            {% set site = site.name %}{{ site }}¶{{ 1.5 is even }}                             | 404.peb:2
            {% import 'partials/m.peb' %}¶{{ half(nonsense) }}                                 | 404.peb:2
            {% import 'partials/m.peb' as m %}¶{{ m.half(1, 2) }}                              | 404.peb:2
            ¶{% embed 'partials/box.peb' %}¶{% block b %}¶{{ nonsense }}{% endblock %}¶{% endembed %} | 404.peb:4
            {% embed 'partials/box.peb' %}{% block b %}{{ parent() }}{% endblock %}{% endembed %} | box.peb:2
            """)
    void mistakeIsReportedInTheTemplateThatHasIt(String layout, String place) throws IOException {
        write(
                "themes/parent/layouts/base.peb",
                "{% set x = 2 %}{% block b %}{% endblock %}\n\n{{ x is even }}{{ 1.5 is even }}");
        write("themes/parent/partials/m.peb", "{% macro half(x) %}\n{{ x is even }}{% endmacro %}");
        write("themes/parent/partials/box.peb", "{% block b %}\n{{ nonsense }}{% endblock %}");
        write("themes/parent/layouts/404.peb", layout.replace('¶', '\n'));

        assertThatThrownBy(() -> lost("parent", Map.of()))
                .isInstanceOf(ThemeException.class)
                .hasMessageContaining(place + ": ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ options.words }}", "{% if options.words contains 'a' %}{% endif %}"})
    void aBugOfTheProgramBlamesNoTheme(String template) throws IOException {
        write("themes/parent/theme.yaml", "options: {accent: blue, words: []}");
        write("themes/parent/partials/a.peb", template);
        List<String> broken = new AbstractList<>() {
            @Override
            public String get(int index) {
                throw new IllegalStateException("a bug");
            }

            @Override
            public int size() {
                return 1;
            }
        };

        assertThatThrownBy(() -> lost("parent", Map.of("words", broken)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug");
    }

    @Test
    void theJsonFilterWritesASplitText() throws IOException {
        write("themes/parent/layouts/404.peb", "{{ 'a,b' | split(',') | json }}");

        assertThat(lost("parent", Map.of())).isEqualTo("[\"a\",\"b\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% embed 'partials/box.peb' %} {% block b %}{{ '<' ~ options.accent }}{% endblock %}{% endembed %}",
                "{% embed 'partials/box.peb' with {'c': '<blue'} %}{% block b %}{{ c }}{% endblock %}{% endembed %}",
                "{% cache 'key' %}{{ '<' ~ options.accent }}{% endcache %}",
            })
    void valuesAreEscapedInEveryTag(String template) throws IOException {
        write("themes/parent/partials/box.peb", "{% block b %}{% endblock %}");
        write("themes/parent/layouts/404.peb", template);

        assertThat(lost("parent", Map.of())).isEqualTo("&lt;blue");
    }

    @Test
    void macrosAreImportedByNameOnEachPage() throws IOException {
        write("themes/parent/partials/m.peb", "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}");
        write("themes/parent/partials/a.peb", "{% from 'partials/m.peb' import twice %}{{ twice('a') }}");
        write("themes/parent/layouts/404.peb", "{% include 'partials/a.peb' %} {% include 'partials/a.peb' %}");

        assertThat(lost("parent", Map.of())).isEqualTo("aa aa");
    }

    @Test
    void listsHaveEndsWithAnyJava() throws IOException {
        write("themes/parent/theme.yaml", "options: {accent: blue, words: [a, b, c], none: []}");
        write(
                "themes/parent/partials/a.peb",
                "{{ options.words.first }}{{ options.words.last }}{{ options.none.first is null }}");

        assertThat(lost("parent", Map.of())).contains("actrue");
    }

    @Test
    void aSortedListStaysAsItWas() throws IOException {
        write(
                "themes/parent/partials/a.peb",
                "{{ site.navigation | reverse | length }}"
                        + "{% for order in [options.words | sort, options.words | reverse, options.words] %}"
                        + " {{ order | join('') }}{% endfor %}");
        write("themes/parent/theme.yaml", "options: {accent: blue, words: [b, a, c]}");

        assertThat(lost("parent", Map.of())).contains(" abc cab bac");
    }

    @Test
    void optionThatNamesAMissingAssetIsBlamed() throws IOException {
        write("themes/parent/theme.yaml", "options: {accent: blue, sheet: ''}");
        write("themes/parent/partials/a.peb", "{{ asset(options.sheet) }}");

        assertThatThrownBy(() -> lost("parent", Map.of("sheet", "fonts/mine.css")))
                .hasMessage("option sheet: the theme has no assets/fonts/mine.css; put the file there,"
                        + " or correct the option");
        assertThatThrownBy(() -> lost("parent", Map.of()))
                .hasMessageEndingWith(": the theme has no assets/; add it, or correct its name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            asset('css/sheet.css')      | the theme has no assets/css/sheet.css; did you mean 'css/sheets.css'?
            asset('css/shetes.css')     | the theme has no assets/css/shetes.css; did you mean 'css/sheets.css'?
            asset('css/shetes')         | the theme has no assets/css/shetes; did you mean 'css/sheets.css'?
            asset('sheets.css')         | the theme has no assets/sheets.css; did you mean 'css/sheets.css'?
            asset('assets/css/sheets.css') | the theme has no assets/assets/css/sheets.css; did you mean 'css/sheets.css'?
            asset('css/sheets.js')      | the theme has no assets/css/sheets.js; add it, or correct its name
            t()                         | these are not the arguments of 't'; check their number, names and order
            asset()                     | these are not the arguments of 'asset'; check their number, names and order
            qr()                        | these are not the arguments of 'qr'; check their number, names and order
            t('helo', 'x')              | no text 'helo' in i18n/zh-CN.yaml; did you mean 'hello'?
            """)
    void mistypedAssetOrWordNamesTheNearest(String asked, String message) throws IOException {
        write("themes/parent/assets/css/sheets.css", "");
        write("themes/parent/partials/a.peb", "\n{{ " + asked + " }}");

        assertThatThrownBy(() -> lost("parent", Map.of())).hasMessageEndingWith("a.peb:2: page 404.html: " + message);
    }

    @Test
    void otherMistakesAreReportedWithTheirPlace() throws IOException {
        write("themes/parent/partials/a.peb", "{% if %}");
        assertThatThrownBy(() -> lost("parent", Map.of())).hasMessageContaining("a.peb:1: ");

        write("themes/parent/partials/a.peb", "{{ t('nope') }}");
        assertThatThrownBy(() -> lost("parent", Map.of()))
                .hasMessageContaining("a.peb:1: page 404.html: no text 'nope'");

        write("themes/parent/partials/a.peb", "{{ asset('no.css') }}");
        assertThatThrownBy(() -> lost("parent", Map.of()))
                .hasMessageContaining("a.peb:1: page 404.html: the theme has no assets/no.css");

        write("themes/parent/partials/a.peb", "{% include 'partials/nope.peb' %}");
        assertThatThrownBy(() -> lost("parent", Map.of()))
                .hasMessageEndingWith("a.peb:1: the theme has no partials/nope.peb; add it, or correct its name");

        write("themes/parent/partials/footer.peb", "");
        write("themes/parent/partials/a.peb", "{% include 'partials/fotter.peb' %}");
        assertThatThrownBy(() -> lost("parent", Map.of()))
                .hasMessageEndingWith(
                        "a.peb:1: the theme has no partials/fotter.peb; did you mean 'partials/footer.peb'?");

        write("themes/parent/partials/a.peb", "{% include 'partials/foter' %}");
        assertThatThrownBy(() -> lost("parent", Map.of()))
                .hasMessageEndingWith("a.peb:1: the theme has no partials/foter; did you mean 'partials/footer.peb'?");

        write("themes/parent/partials/a.peb", "{% include 'footer.peb' %}");
        assertThatThrownBy(() -> lost("parent", Map.of()))
                .hasMessageEndingWith("a.peb:1: the theme has no footer.peb; did you mean 'partials/footer.peb'?");

        write("themes/parent/assets/a.css", "");
        write("themes/parent/partials/a.peb", "\n{% include 'assets/a.css' %}");
        assertThatThrownBy(() -> lost("parent", Map.of()))
                .hasMessageContaining("a.peb:2: assets/a.css is an asset; what is to be included belongs in partials/");
    }

    @Test
    void linkInAThemeIsRefused() throws IOException {
        write("secrets.env", "EMLOG_API_KEY=1");
        write("themes/parent/assets/own.png", "own");
        Files.createSymbolicLink(config.resolve("themes/parent/assets/a.png"), Path.of("../../../secrets.env"));

        assertThatThrownBy(() -> ThemeFolder.find("parent", config, "`theme`"))
                .isInstanceOf(ThemeException.class)
                .hasMessageEndingWith(
                        "a.png: is a symbolic link, and none is followed in a theme; put a copy in its place");
    }

    @Test
    void linkedFolderInAThemeIsRefused() throws IOException {
        write("secrets/.env", "EMLOG_API_KEY=1");
        write("themes/parent/assets/own.png", "own");
        Files.createSymbolicLink(config.resolve("themes/parent/assets/more"), config.resolve("secrets"));

        assertThatThrownBy(() -> ThemeFolder.find("parent", config, "`theme`"))
                .hasMessageContaining("more: is a symbolic link");
    }

    /** Packages of npm hold links to each other. */
    @Test
    void whatToolsKeepIsNoPartOfATheme() throws IOException {
        write("themes/parent/.git/config", "");
        write("themes/parent/partials/.b.peb.swp", "");
        write("themes/parent/partials/b.peb~", "");
        write("themes/parent/node_modules/p/p.css", "");
        Files.createSymbolicLink(config.resolve("themes/parent/node_modules/q"), Path.of("p"));

        assertThat(ThemeFolder.find("parent", config, "`theme`").keySet())
                .noneMatch(path -> path.matches(".*(git|swp|~|node_modules).*"));
    }

    @Test
    void aThemeMayItselfBeALink() throws IOException {
        write("elsewhere/theme.yaml", "name: linked");
        Files.createSymbolicLink(config.resolve("themes/linked"), config.resolve("elsewhere"));

        assertThat(ThemeFolder.find("linked", config, "`theme`")).containsKey("theme.yaml");
    }

    @Test
    void templateThatIncludesItselfIsReported() throws IOException {
        write("themes/parent/partials/_.peb", "{% if false %}{% include 'partials/_.peb' %}{% endif %}");
        write("themes/child/partials/a.peb", "\n{% include 'partials/_.peb' %}{% include 'partials/a.peb' %}");
        assertThatThrownBy(() -> lost("child", Map.of()))
                .isInstanceOf(ThemeException.class)
                .hasMessageContaining("a.peb:2: a template includes or extends itself")
                .hasNoCause();
    }

    /** Templates that include themselves under a condition, as that of the menu's levels does, are innocent. */
    @Test
    void templatesThatIncludeEachOtherAreNamed() throws IOException {
        write("themes/parent/partials/_.peb", "{% if false %}{% include 'partials/_.peb' %}{% endif %}");
        write("themes/parent/partials/a.peb", "{% include 'partials/_.peb' %}{% include 'partials/b.peb' %}");
        write("themes/parent/partials/b.peb", "{# {% include 'partials/b.peb' %} #}\n{% include 'partials/a.peb' %}");

        assertThatThrownBy(() -> lost("parent", Map.of()))
                .hasMessageEndingWith("a.peb:1: a template includes or extends itself, or a macro calls itself,"
                        + " without end: partials/a.peb → partials/b.peb → partials/a.peb");
    }

    @Test
    void missingFunctionIsSoughtWhereItIsCalled() throws IOException {
        write("themes/parent/layouts/base.peb", "a{% block b %}{% endblock %}\n\nc");
        write(
                "themes/parent/layouts/404.peb",
                "{% extends 'layouts/base.peb' %}\n{% block b %}\n{{ dateFormat('x') }}{% endblock %}");
        assertThatThrownBy(() -> lost("parent", Map.of()))
                .hasMessageContaining("404.peb:3: page 404.html: there is no function or macro 'dateFormat'");

        write("themes/parent/partials/m.peb", "{% macro m() %}\n\n\n{{ nope () }}{% endmacro %}");
        write(
                "themes/parent/layouts/404.peb",
                "{% extends 'layouts/base.peb' %}{% import 'partials/m.peb' %}{% block b %}{{ m() }}{% endblock %}");
        assertThatThrownBy(() -> lost("parent", Map.of()))
                .hasMessageContaining("m.peb:4: page 404.html: there is no function or macro 'nope'");
    }

    @Test
    void commasBetweenHostsNeverGetIntoThePolicy() throws IOException {
        Theme theme = Theme.load("default", config, Map.of("hosts", "https://a.example, https://b.example"));
        String policy = "default-src 'self' https://a.example  https://b.example; script-src";

        assertThat(page(theme)).contains(policy);
    }

    @Test
    void undeclaredOptionIsReported() throws IOException {
        write("themes/parent/partials/a.peb", "{{ options.nope }}");
        assertThatThrownBy(() -> lost("parent", Map.of()))
                .hasMessageContaining(
                        "a.peb:1: page 404.html: there is no 'nope' in the options; theme.yaml declares them");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: a¶options:¶\taccent: x         | :3: holds a tab; write spaces
            name: "a¶options: {}                 | :1: is not YAML: the quotes are not closed
            options:¶  moto:calm¶  a: x          | :2: needs a space after 'moto:'
            options:¶  list:¶    - [1, 2¶    - 3 | :4: is not YAML: expected ',' or ']'
            options:¶  deep:¶    x: a: b         | :3: is not YAML: a value with a colon and a space in it needs quotes
            options:¶  toc: 3¶  a: x¶  toc: 4    | :4: toc is there twice; keep one of them
            options: &all¶  a: 3¶choices: *all   | :3: is not YAML: a value that starts with * needs quotes
            name: a¶---¶options: {}              | :3: begins a second document; remove the line ---
            '# c¶---¶---¶options:¶  x: 1'        | :4: begins a second document; remove the line ---
            options:¶  ? *o¶  : 1                | :2: is not YAML: a key is a single word; check
            *a                                   | :1: is not YAML: a value that starts with * needs quotes
            - a                                  | :1: must hold keys and values
            """)
    void mistakeInYamlIsReportedWithItsLine(String yaml, String message) throws IOException {
        write("themes/parent/theme.yaml", yaml.replace('¶', '\n'));
        assertThatThrownBy(() -> Theme.load("parent", config, Map.of())).hasMessageContaining("theme.yaml" + message);
    }

    @Test
    void optionsHaveTheTypesThatYamlGivesThem() throws IOException {
        write("themes/parent/theme.yaml", """
                options:
                  nothing:
                  whole: -3
                  large: 5000000000
                  part: 0.5
                  yes: true
                  word: no
                  text: "3"
                  list: [1, a, {b: c}]
                  empty: {}
                """);

        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("nothing", null);
        expected.put("whole", -3);
        expected.put("large", 5_000_000_000L);
        expected.put("part", 0.5);
        expected.put("yes", true);
        expected.put("word", false);
        expected.put("text", "3");
        expected.put("list", List.of(1, "a", Map.of("b", "c")));
        expected.put("empty", Map.of());
        assertThat(Theme.load("parent", config, Map.of()).options()).isEqualTo(expected);
    }

    @Test
    void fileOfCommentsHasNoWords() throws IOException {
        write("theme/i18n/en.yaml", "# hello: Good day\n");
        assertThat(lost("parent", Map.of())).contains("Hello x");
    }

    @Test
    void textThatYamlReadsAsAnotherTypeIsReported() throws IOException {
        write("theme/i18n/en.yaml", "hello: no\n");
        assertThatThrownBy(() -> lost("child", Map.of()))
                .hasMessageContaining("en.yaml:1: `hello` must be a text; put it in quotes");
    }

    @Test
    void templatesMustBeUtf8AndMayHaveABom() throws IOException {
        write("themes/parent/partials/a.peb", "\uFEFFa");
        assertThat(lost("parent", Map.of())).contains("a").doesNotContain("\uFEFF");

        Files.write(config.resolve("themes/parent/partials/a.peb"), "中文".getBytes("GBK"));
        assertThatThrownBy(() -> lost("parent", Map.of()))
                .hasMessageContaining("a.peb: is not UTF-8; save it as UTF-8");
    }

    @Test
    void lineEndsOfWindowsAreThoseOfBrowsers() throws Exception {
        write("themes/parent/partials/a.peb", "a\r\nb\r\n");

        assertThat(lost("parent", Map.of())).contains("a\nb").doesNotContain("\r");
    }

    @Test
    void optionWithChoicesAcceptsThemAndNone() throws IOException {
        write(
                "themes/child/theme.yaml",
                "parent: parent\noptions: {accent: green, ways: [a]}\n"
                        + "choices: {accent: [blue, green], ways: [a, b]}\n");
        assertThat(lost("child", Map.of("accent", "green", "ways", List.of("b", "a"))))
                .endsWith("green");
        assertThat(lost("child", Map.of("accent", "blue"))).endsWith("blue");
        assertThat(lost("child", Map.of("accent", ""))).endsWith(" ");
        assertThatThrownBy(() -> Theme.load("child", config, Map.of("accent", "teal")))
                .hasMessage("themeOptions.accent: teal is none of blue, green; theme child knows no other");
        assertThatThrownBy(() -> Theme.load("child", config, Map.of("ways", List.of("a", "fax"))))
                .hasMessageContaining("themeOptions.ways: fax is none of a, b");
    }

    /** Twikoo takes an environment's name, Waline a host: only the service knows what it takes. */
    @Test
    void aCommentServerNeedNotBeAnAddress() throws IOException {
        for (String server : List.of("https://talk.example.com/waline", "talk.example.com", "my-env-id", "/artalk")) {
            assertThat(Theme.load("default", config, Map.of("commentServer", server))
                            .options())
                    .containsEntry("commentServer", server);
        }
    }

    @Test
    void ownColourIsCheckedWhereverItStands() throws IOException {
        write("themes/parent/styles/colours.css", ":root { --bg: #fff }");
        write("themes/child/theme.yaml", "parent: parent\noptions: {accent: '#ccc'}\nchoices: {accent: [blue, '#']}\n");

        assertThatThrownBy(() -> Theme.load("child", config, Map.of()))
                .hasMessageMatching(
                        ".*theme.yaml:2: options.accent: #ccc is too pale for text; take #\\p{XDigit}{6} or a"
                                + " darker one");
        assertThatThrownBy(() -> Theme.load("child", config, Map.of("accent", "")))
                .hasMessage(
                        "themeOptions.accent: is empty; take one of blue, a colour such as \"#a34\"; a colour needs the quotes, because # begins a comment");
        assertThat(Theme.load("child", config, Map.of("accent", "#222")).options())
                .containsEntry("accent", "#222");
    }

    @Test
    void optionsThatAThemeDoesWithoutAreRefused() throws IOException {
        write("themes/child/theme.yaml", "parent: parent\nwithout: [accent]\n");
        assertThat(lost("child", Map.of("toc", 1))).endsWith("blue");
        assertThatThrownBy(() -> Theme.load("child", config, Map.of("accent", "blue")))
                .hasMessage("themeOptions.accent: theme child has no such option; it has covers, toc");

        write("themes/child/theme.yaml", "parent: parent\nwithout: accent\n");
        assertThatThrownBy(() -> Theme.load("child", config, Map.of()))
                .hasMessageEndingWith("theme.yaml:2: `without` must be a list");

        write("themes/child/theme.yaml", "parent: parent\nwithout: [toc, acent]\n");
        assertThatThrownBy(() -> Theme.load("child", config, Map.of()))
                .hasMessageEndingWith("theme.yaml:2: without: acent: is no option of a parent");
    }

    @Test
    void plainRefusesWhatDoesNothingThere() throws IOException {
        for (String option : List.of("accent", "font", "fontSheet", "home")) {
            assertThatThrownBy(() -> Theme.load("plain", config, Map.of(option, "list")))
                    .hasMessageContaining("themeOptions." + option + ": theme plain has no such option; it has");
        }
        for (String option : List.of("indent", "covers")) {
            assertThatThrownBy(() -> Theme.load("plain", config, Map.of(option, true)))
                    .hasMessageContaining("theme plain has no such option");
        }
        assertThatThrownBy(() -> Theme.load("plain", config, Map.of("share", List.of("copy"))))
                .hasMessageContaining("copy is none of weibo, qq, x, mail");
        assertThat(lost("plain", Map.of("offline", true))).contains("navigator.serviceWorker.register");
    }

    @Test
    void aThemeTellsHowWideItShowsPictures() throws IOException {
        assertThat(Theme.load("child", config, Map.of()).column()).isEqualTo(684);
        write("themes/parent/theme.yaml", "name: parent\ncolumn: 900\n");
        assertThat(Theme.load("child", config, Map.of()).column()).isEqualTo(900);
        write("themes/child/theme.yaml", "name: child\nparent: parent\ncolumn: 60em\n");
        assertThatThrownBy(() -> Theme.load("child", config, Map.of()))
                .hasMessageEndingWith("theme.yaml:3: `column` must be a number of pixels, as in 'column: 684'");
    }

    @Test
    void missingParentIsBlamedOnItsChild() throws IOException {
        write("themes/child/theme.yaml", "name: child\nparent: defualt\n");
        String child = config.resolve("themes/child/theme.yaml").toString();
        Throwable mistake = catchThrowable(() -> Theme.load("child", config, Map.of()));

        assertThat(mistake)
                .hasMessageStartingWith("theme defualt is not found: no theme.yaml in ")
                .hasMessageContaining("; set `parent` in " + child + ":2 to one of child, default, ");
        assertThat(Translator.to(Language.SIMPLIFIED_CHINESE).translated(mistake.getMessage()))
                .contains("；请把 " + child + ":2 里的 `parent` 设为 child、default、");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            parnt: parent | 1: parnt: is no key of a theme; did you mean 'parent'? | parnt：主题没有这个键；是不是“parent”？
            choice: {toc: [3]} | 1: choice: is no key of a theme; did you mean 'choices'? | choice：主题没有这个键；是不是“choices”？
            name: child¶choices:¶  mood: [calm] | 3: choices.mood: is no option; declare it under options | choices.mood：没有这个选项；请在 options 下声明
            name: child¶needs:¶  mood: {calm: moto} | 3: needs.mood: is no option; declare it under options | needs.mood：没有这个选项；请在 options 下声明
            parent: parent¶needs:¶  accent:¶    blue: moto | 4: needs.accent.blue: moto: is no option; declare it under options | needs.accent.blue：moto：没有这个选项；请在 options 下声明
            parent: parent¶choices:¶  accent: blue | 3: `choices.accent` must be a list | `choices.accent` 必须是列表
            parent: parent¶needs:¶  accent: toc | 3: `needs.accent` must be a map | `needs.accent` 必须是映射
            options:¶  mood: clam¶choices:¶  mood: [calm, loud] | 2: options.mood: clam is none of calm, loud; theme child knows no other | options.mood：clam 不是 calm、loud 之一；主题 child 只认识这些
            parent: parent¶choices: {x: [a, null]}¶options: {x: b} | 3: options.x: b is none of a, null; theme child knows no other | options.x：b 不是 a、null 之一；主题 child 只认识这些
            parent: parent¶options:¶  toc: three | 3: options.toc: must be a number, not "three" | options.toc：必须是数字，而不是 "three"
            parent: parent¶options: {accent: [a]} | 2: options.accent: must be a text, not [a] | options.accent：必须是文字，而不是 [a]
            parent: parent¶choices: {x: [a]}¶options: {x: b} | 3: options.x: b is none of a; theme child knows no other | options.x：b 不是 a 之一；主题 child 只认识这些
            """)
    void mistakeInAThemeIsReportedWithItsLine(String yaml, String english, String chinese) throws IOException {
        write("themes/child/theme.yaml", yaml.replace('¶', '\n'));
        Throwable mistake = catchThrowable(() -> Theme.load("child", config, Map.of()));

        assertThat(mistake).hasMessageEndingWith("themes/child/theme.yaml:" + english);
        assertThat(Translator.to(Language.SIMPLIFIED_CHINESE).translated(mistake.getMessage()))
                .contains("themes/child/theme.yaml:")
                .endsWith("：" + chinese);
    }

    @Test
    void aDefaultMayBeEmptyOrLackQuotes() throws IOException {
        write("themes/child/theme.yaml", "parent: parent\noptions: {accent: 3, covers: , toc: 1.5}\n");

        assertThat(Theme.load("child", config, Map.of()).options())
                .containsEntry("accent", 3)
                .containsEntry("toc", 1.5);
    }

    @Test
    void aCoverFontWithoutAValueIsIgnored() throws IOException {
        write("themes/child/theme.yaml", "parent: parent\noptions:\n  coverFont:\n");

        assertThat(Theme.load("child", config, Map.of()).coverFont()).isEmpty();
        assertThat(Theme.sources("child", config, Map.of())).isNotEmpty();
    }

    @Test
    void keysOfAThemeThatDoNothingStay() throws IOException {
        write("themes/child/theme.yaml", "author: me\nversion: 1\nlicense: MIT\ntags: [a]\nparent: parent\n");
        assertThat(lost("child", Map.of())).contains("child");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            icp    | [a]   | must be a text, not [a]                               | 必须是文字，而不是 [a]
            accent | [a]   | must be a text, not [a]; theme default has pine there | 必须是文字，而不是 [a]；主题 default 在那里用 pine
            toc    | three | must be a number, not "three"; theme default has 3 there | 必须是数字，而不是 "three"；主题 default 在那里用 3
            toc    | -1    | must be 0 or more, not -1                            | 必须是 0 或更大的数，而不是 -1
            share  | weibo | must be a list, not "weibo"; theme default has [weibo, qq, wechat, x, mail, copy] there | 必须是列表，而不是 "weibo"；主题 default 在那里用 [weibo, qq, wechat, x, mail, copy]
            commentSettings | x | must be a map, not "x"                           | 必须是映射，而不是 "x"
            covers | x     | must be true or false, not "x"; theme default has true there | 必须是真假值，而不是 "x"；主题 default 在那里用 true
            """)
    void optionOfAnotherKindIsReported(String option, String value, String english, String chinese) {
        Object configured = value.equals("[a]") ? List.of("a") : value.equals("-1") ? -1 : value;
        Throwable mistake = catchThrowable(() -> Theme.load("default", config, Map.of(option, configured)));

        assertThat(mistake).hasMessage("themeOptions." + option + ": " + english);
        assertThat(Translator.to(Language.SIMPLIFIED_CHINESE).translated(mistake.getMessage()))
                .isEqualTo("themeOptions." + option + "：" + chinese);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            partials/fotter.peb  | ; did you mean 'partials/footer.peb'?
            partial/footer.peb   | ; did you mean 'partials/footer.peb'?
            layouts/Home.peb     | ; did you mean 'layouts/home.peb'?
            styles/colors.css    | ; did you mean 'styles/colours.css'?
            i18n/zh-cn.yaml      | ; did you mean 'i18n/zh-CN.yaml'?
            partials/guestbookOfFriends.peb | ; include it, or remove it
            css/lists.css        | ; did you mean 'assets/css/lists.css'?
            own.css              | ; did you mean 'assets/own.css'?
            i18n/zh.yaml         | ; did you mean 'i18n/zh-CN.yaml'?
            layouts/article.html | ; did you mean 'layouts/article.peb'?
            partials/friends.twig | ; include it, or remove it
            assets/img/icno.svg  | ; did you mean 'assets/img/icon.svg'?
            assets/css/Site.css  | ; did you mean 'assets/css/site.css'?
            assets/CSS/site.css  | ; did you mean 'assets/css/site.css'?
            """)
    void fileThatNothingUsesIsReported(String path, String advice) throws IOException {
        write("theme/" + path, "x: y");

        assertThat(Theme.load("default", config, Map.of()).problems())
                .containsExactly(Problem.lasting(
                        "a file of the theme does nothing",
                        config.resolve("theme/" + path).toString(),
                        "nothing uses it" + advice));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            note: 记 | note | did you mean 'notes'?
            serach: 搜 | serach | did you mean 'search'?
            serach.one: 搜 | serach.one | did you mean 'searchNone'?
            guestbookOfFriends: 留 | guestbookOfFriends | use it in a template, or remove it
            """)
    void textThatNothingUsesIsReported(String text, String key, String advice) throws IOException {
        write("theme/i18n/zh-TW.yaml", "# mine\nsearch: 尋\n" + text);
        write("theme/partials/extraHead.peb", "{{ t('own') }}");

        assertThat(Theme.load("default", config, Map.of()).problems())
                .containsExactly(Problem.lasting(
                        "a text of the theme does nothing",
                        config.resolve("theme/i18n/zh-TW.yaml") + ": " + key,
                        "line 3: no template uses it; " + advice));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            contents | did you mean 'content'?
            "contents" | did you mean 'content'?
            sidebar  | put it into a block of the template that is extended, or remove it
            """)
    void blockThatNoParentHasIsReported(String name, String advice) throws IOException {
        write(
                "theme/layouts/article.peb",
                "{# {% block a %} #}\n{% extends 'layouts/base.peb' %}\n{% block " + name + " %}x{% endblock %}");
        String plain = name.replace("\"", "");

        assertThat(Theme.load("default", config, Map.of()).problems())
                .containsExactly(Problem.lasting(
                        "a block of the theme does nothing",
                        config.resolve("theme/layouts/article.peb") + ": " + plain,
                        "line 3: the template extends another, and none has this block; " + advice));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            titel | did you mean 'title'?
            xyz   | correct its name, or remove it
            """)
    void embeddedBlockThatNoTemplateHasIsReported(String name, String advice) throws IOException {
        write("theme/partials/box.peb", "{% block title %}{% endblock %}");
        write(
                "theme/partials/afterArticle.peb",
                "{% embed 'partials/box.peb' %}\n{% block " + name + " %}{% block inner %}{% endblock %}{% endblock %}"
                        + "{% block title %}x{% endblock %}{% endembed %}{% block own %}{% endblock %}"
                        + "{% include 'partials/box.peb' %}");

        assertThat(Theme.load("default", config, Map.of()).problems())
                .containsExactly(Problem.lasting(
                        "a block of the theme does nothing",
                        config.resolve("theme/partials/afterArticle.peb") + ": " + name,
                        "line 2: it is to replace a block of the embedded template, and none has it; " + advice));
    }

    @Test
    void blockThatIsShownIsNoStray() throws IOException {
        write("theme/partials/afterArticle.peb", "{% block own %}x{% endblock %}");
        write(
                "theme/layouts/article.peb",
                "{% extends 'layouts/base.peb' %}{% macro m() %}{% block small %}x{% endblock %}{% endmacro %}"
                        + "{% block content %}{% block inner %}x{% endblock %}{% endblock content %}{% block content %}");

        assertThat(Theme.load("default", config, Map.of()).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% extends 'layouts/base.peb' %}{% block content %}{{ block('own') }}{% endblock %}",
                "{% extends 'layouts/base.peb' %}{{ block('o' ~ page.kind) }}",
                "{% extends 'layouts/base.peb' %}{{ block(page.kind) }}",
                "{% extends page.kind == 'page' ? 'layouts/base.peb' : null %}",
                "{% if page.kind == 'page' %}{% extends 'layouts/base.peb' %}{% endif %}",
                "{% verbatim %}{% extends 'layouts/base.peb' %}{% endverbatim %}"
            })
    void blockThatIsShownInSomeWayIsNoStray(String before) throws IOException {
        write("theme/layouts/article.peb", before + "{% block own %}x{% endblock %}");

        assertThat(Theme.load("default", config, Map.of()).problems()).isEmpty();
    }

    @Test
    void textThatATemplateMayUseIsNoStray() throws IOException {
        write("theme/i18n/en.yaml", "own: a\nown.one: b\nwordCalm: c\nmood1: d\nmonth1: Jan\nsearch: Find\n");
        write("theme/i18n/zh-CN.yaml", "serach: 搜\n");
        String named = "{{ t(\"own\", 3) }}{{ t('word' ~ site.name) }}{{ t(\"mood#{page.kind}\") }}{{ t('serach') }}";
        write("theme/partials/extraHead.peb", named);
        write("theme/i18n/zh-TW.yaml", "a: b: c");
        assertThat(Theme.load("default", config, Map.of()).problems()).isEmpty();

        write("theme/i18n/en.yaml", "unnamed: a\n");
        write("theme/partials/extraHead.peb", "{{ t(options.footer) }}" + named);
        assertThat(Theme.load("default", config, Map.of()).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            assets/img/Icon.svg  | asset('img/Icon.svg')         | assets/img/icon.svg
            assets/CSS/site.css  | asset('CSS/site.css')         | assets/css/site.css
            partials/Footer.peb  | include 'partials/Footer.peb' | partials/footer.peb
            """)
    void fileThatDiffersByCaseAloneIsReported(String path, String named, String other) throws IOException {
        write("theme/" + path, "");
        write(
                "theme/partials/afterArticle.peb",
                named.startsWith("include") ? "{% " + named + " %}" : "{{ " + named + " }}");

        assertThat(Theme.load("default", config, Map.of()).problems())
                .containsExactly(Problem.lasting(
                        "two files of the theme differ by case alone",
                        config.resolve("theme/" + path).toString(),
                        "on macOS and Windows it is one file with '" + other + "'; rename it"));
    }

    @Test
    void strayOfAThemeWithoutAParentIsReported() throws IOException {
        write("themes/parent/partials/b.peb", "");
        writeIcon("themes/parent/assets/img/icon.png");

        assertThat(Theme.load("parent", config, Map.of()).problems())
                .extracting(Problem::where)
                .containsExactly(config.resolve("themes/parent/partials/b.peb").toString());
    }

    @Test
    void fileThatReplacesOrIsIncludedIsNoStray() throws IOException {
        write("themes/child/layouts/home.peb", "a layout that the parent lacks");
        write("theme/partials/a.peb", "{% include 'partials/b.peb' %}{% include \"partials/of-\" ~ page.kind %}");
        write("theme/partials/b.peb", "");
        write("theme/partials/of-home.peb", "");
        write(
                "theme/assets/own.css",
                "@import \"styles/own.css\"; @import './styles/a.css'; @import url( styles/b.css );");
        write("theme/styles/own.css", "");
        write("theme/styles/a.css", "");
        write("theme/styles/b.css", "");
        write("theme/README.md", "");

        writeIcon("theme/assets/img/icon.png");
        assertThat(Theme.load("child", config, Map.of()).problems()).isEmpty();
        for (String own : List.of("default", "plain", "xuan")) {
            assertThat(Theme.load(own, Path.of("themes"), Map.of()).problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{% include 'partials/my box.peb' %}", "{% include \"./partials/my box.peb\" %}"})
    void partWhoseNameHasASpaceIsNoStray(String line) throws IOException {
        write("theme/partials/a.peb", line);
        write("theme/partials/my box.peb", "");
        writeIcon("theme/assets/img/icon.png");

        assertThat(Theme.load("child", config, Map.of()).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"url(", "'", "url( x", "\"x"})
    void strayIsFoundSoonInAnyStyleSheet(String begun) throws IOException {
        writeIcon("theme/assets/img/icon.png");
        write("theme/partials/b.peb", "");
        for (String filling : List.of("/", " ", "x/")) {
            write("theme/assets/css/own.css", begun + filling.repeat(100_000));

            inLinearTime(() ->
                    assertThat(Theme.load("child", config, Map.of()).problems()).hasSize(1));
        }
    }

    /** An asset may be for texts of the blog, so only one with a misspelt name is reported. */
    @Test
    void assetThatIsNamedOrUnlikeOthersIsNoStray() throws IOException {
        write("theme/assets/css/sites.css", "a { background: url(../img/icon2.svg) }");
        write("theme/assets/img/icon2.svg", "");
        write("theme/assets/img/icon3.svg", "");
        write("theme/assets/img/logo.svg", "");
        write("theme/assets/css/mine.css", "");
        write("theme/assets/img/coin.png", "");
        write("theme/assets/covers/1.png", "");
        write("theme/assets/js/sites.js", "");
        write("theme/assets/verify.txt", "");
        write("theme/partials/extraHead.peb", "{{ asset('js/sites.js') }}{{ asset('img/icon3' ~ '.svg') }}");

        assertThat(Theme.load("default", config, Map.of("fontSheet", "css/sites.css"))
                        .problems())
                .isEmpty();
    }

    @Test
    void styleSheetThatBrowsersMisreadIsReported() throws IOException {
        write("theme/assets/css/own.css", "");
        write("theme/assets/css/said.css", "");
        write("theme/styles/paper.css", "");
        Path own = config.resolve("theme/assets/css/own.css");
        Files.write(own, "a::before { content: '中文' }".getBytes("GBK"));
        byte[] said = "@charset \"GBK\"; a::before { content: '中文' }".getBytes("GBK");
        Files.write(own.resolveSibling("said.css"), said);
        Path part = config.resolve("theme/styles/paper.css");
        Files.write(part, said);

        assertThat(Theme.load("default", config, Map.of()).problems()).containsExactly(notUtf8(own), notUtf8(part));
    }

    private static Problem notUtf8(Path file) {
        return Problem.lasting(
                "a style sheet of the theme is not UTF-8",
                file.toString(),
                "browsers read it as UTF-8; save it as UTF-8");
    }

    @Test
    void anIconThatIsNoPngIsReported() throws IOException {
        Path icon = config.resolve("theme/assets/img/icon.png");
        write("theme/assets/img/icon.png", "\u00FF\u00D8");

        assertThat(Theme.load("default", config, Map.of()).problems())
                .containsExactly(Problem.lasting(
                        "the icon of the theme is no PNG",
                        icon.toString(),
                        "the web manifest calls it one; put a square PNG of 512 pixels there"));
    }

    @Test
    void keysThatDoNothingAreReported() throws IOException {
        write("theme/theme.yaml", "author: somebody\nfooter: none\n");

        assertThat(Theme.load("default", config, Map.of()).problems())
                .containsExactly(Problem.lasting(
                        "a key of the theme does nothing",
                        config.resolve("theme/theme.yaml") + ": footer",
                        "line 2: theme.yaml has no such key; remove it, or put it below `options`"));
    }

    @Test
    void missingIconIsReported() throws IOException {
        assertThat(Theme.load("child", config, Map.of()).problems())
                .containsExactly(
                        Problem.lasting(
                                "the theme has no icon",
                                "child",
                                "its pages and the web manifest lead to assets/img/icon.png; put a square PNG of 512 pixels there"));
    }

    @Test
    void theJsonFilterWritesRecordsAsObjects() throws IOException {
        write("themes/parent/partials/a.peb", "");
        write("themes/parent/layouts/404.peb", "{{ {'all': site.recent, 'feeds': site.feeds} | json }}");
        JsonNode json = new ObjectMapper().readTree(lost("parent", Map.of()));
        JsonNode card = json.path("all").path(0);

        assertThat(json.at("/feeds/rss").asText()).isEqualTo("https://me.example.org/blog/rss.xml");
        assertThat(card.path("date").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*\\+08:00");
        assertThat(card.path("title").isTextual()).isTrue();
        assertThat(card.at("/author/name").isTextual()).isTrue();
        assertThat(card.path("tags").isArray()).isTrue();
        assertThat(card.path("pinned").isBoolean()).isTrue();
    }

    @Test
    void optionMayRequireAnotherOption() throws IOException {
        write(
                "themes/child/theme.yaml",
                "parent: parent\noptions: {talk: '', server: '', settings: {}}\n"
                        + "needs: {talk: {own: server, hosted: settings}}\n");
        Theme.load("child", config, Map.of("talk", ""));
        Theme.load("child", config, Map.of("talk", "own", "server", "https://talk.example.com/"));
        Theme.load("child", config, Map.of("talk", "hosted", "settings", Map.of("repo", "me/blog")));
        assertThatThrownBy(() -> Theme.load("child", config, Map.of("talk", "own")))
                .hasMessage("themeOptions.server: is empty; theme child needs it for talk: own");
        assertThatThrownBy(() -> Theme.load("child", config, Map.of("talk", "hosted")))
                .hasMessage("themeOptions.settings: is empty; theme child needs it for talk: hosted");
    }

    @Test
    void mistakesInTheConfigurationAreReportedOnLoading() throws IOException {
        assertThatThrownBy(() -> Theme.load("nothing", config, Map.of()))
                .isInstanceOf(ThemeException.class)
                .hasMessageContaining("theme nothing is not found")
                .hasMessageEndingWith("; set `theme` to one of child, default, parent, plain, xuan, or to a directory");
        assertThatThrownBy(() -> Theme.load("nothing", Path.of("").toAbsolutePath(), Map.of()))
                .as("each place once")
                .hasMessageMatching(".* no theme\\.yaml in [^ ,]+, [^ ,]+; set .*");
        assertThatThrownBy(() -> Theme.load("child", config, Map.of("acent", "x")))
                .hasMessage("themeOptions.acent: theme child has no such option; did you mean 'accent'?");
        assertThatThrownBy(() -> Theme.load("child", config, Map.of("colour", "x")))
                .hasMessage("themeOptions.colour: theme child has no such option; it has accent, covers, toc");
        assertThatThrownBy(() -> Theme.load("child", config, Map.of("covers", "yes")))
                .hasMessageContaining(
                        "themeOptions.covers: must be true or false, not \"yes\"; theme child has true there");
        write("themes/parent/theme.yaml", "name: parent\nparent: child\n");
        assertThatThrownBy(() -> Theme.load("child", config, Map.of())).hasMessageContaining("its own parent");
        write("themes/parent/theme.yaml", "name: [\n");
        assertThatThrownBy(() -> Theme.load("parent", config, Map.of())).hasMessageContaining("theme.yaml:");
    }
}
