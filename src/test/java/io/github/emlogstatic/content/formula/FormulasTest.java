package io.github.emlogstatic.content.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.content.rewrite.HtmlRewriter;
import io.github.emlogstatic.content.rewrite.RewrittenHtml;
import io.github.emlogstatic.content.target.CodeLook;
import io.github.emlogstatic.content.target.NewAddresses;
import io.github.emlogstatic.content.target.Policy;
import io.github.emlogstatic.language.Language;
import io.github.emlogstatic.language.Translator;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTest {

    @AutoClose
    private static final Formulas FORMULAS = new Formulas(Map.of());

    private final HtmlRewriter rewriter = HtmlRewriter.of(
            BlogAddresses.of("https://blog.example.com/", List.of()), Policy.safe(List.of()), FORMULAS, CodeLook.PLAIN);

    private RewrittenHtml page(String html) {
        return rewriter.page(html, NewAddresses.NONE);
    }

    private static String mathMl(String tex) {
        Formula formula = new Formula(tex, true);
        FORMULAS.typeset(List.of(formula));
        return FORMULAS.mathMl(formula).orElse(FORMULAS.refusal(formula));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "E=mc^2",
                "\\frac{a}{b}",
                "\\begin{aligned}a&=b\\\\c&=d\\end{aligned}",
                "\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}",
                "\\begin{cases}x&\\text{if }y\\\\z&\\text{否则}\\end{cases}",
                "\\lim_{x\\to 0}\\binom{n}{k}",
                "\\sum_{i=1}^n \\int_0^1 \\sqrt[3]{x}\\,dx",
                "\\mathbb{R}\\mathcal{L}\\mathfrak{g}\\boldsymbol{\\alpha}",
                "\\overbrace{a+b}^{n}\\underline{x}\\hat{y}\\vec{v}",
                "\\left(\\frac12\\right]\\bigg|x\\bigg|",
                "\\operatorname{rank}A\\quad\\tag{1}",
                "\\boxed{x}\\cancel{y}\\not\\in",
                "\\xrightarrow[a]{b}\\implies\\therefore"
            })
    void ordinaryFormulasBecomeMathMl(String tex) {
        assertThat(mathMl(tex)).startsWith("<math xmlns=").endsWith("</math>").contains("<annotation");
        assertThat(Jsoup.parseBodyFragment(mathMl(tex)).body().html()).doesNotContain("katex");
    }

    @Test
    void lettersOfOtherAlphabetsAreUnicode() {
        assertThat(mathMl("\\mathbb{R}\\mathbf{x}\\mathcal{L}\\boldsymbol{\\alpha}\\mathfrak{g}"))
                .contains("<mi>ℝ</mi>", "<mi>𝐱</mi>", "<mi>ℒ</mi>", "<mi>𝜶</mi>", "<mi>𝔤</mi>")
                .doesNotContain("mathvariant");
    }

    @Test
    void columnsAndLinesStandAsTheAuthorMeant() {
        assertThat(mathMl("\\begin{aligned}a&=b\\end{aligned}"))
                .contains("<mtd style=\"text-align:right;padding-inline:0\">")
                .contains("<mtd style=\"text-align:left;padding-inline:0\">");
        assertThat(mathMl("\\begin{align}a&=b\\end{align}"))
                .contains("<mtr><mtd style=\"text-align:right;padding-inline:0\">");
        assertThat(mathMl("a\\\\b")).contains("<mtr><mtd><mi>a</mi></mtd></mtr><mtr><mtd><mi>b</mi></mtd></mtr>");
    }

    @Test
    void inlineAndDisplayFormulasAreInThePage() {
        RewrittenHtml page = page("<p>so $a^2$ is</p><p>$$<br>b<br>=c<br>$$</p><p>from $5 to $6</p>");

        assertThat(page.html())
                .contains("<p>so <math xmlns=\"http://www.w3.org/1998/Math/MathML\"><semantics>")
                .contains("<p><span class=\"formula\" tabindex=\"0\"><math")
                .contains("display=\"block\"")
                .contains("<p>from $5 to $6</p>")
                .contains("<annotation encoding=\"application/x-tex\">a^2</annotation>");
        assertThat(page.hasMath()).isTrue();
        assertThat(page.refused()).isEmpty();
    }

    /** A text has many of them, and few are wider than the page. */
    @Test
    void longFormulaInALineIsNoTabStop() {
        assertThat(page("<p>so $a+b+c+d+e+f+g+h+i$ is</p>").html())
                .startsWith("<p>so <span class=\"long-formula\"><math")
                .endsWith("</math></span> is</p>");
    }

    @Test
    void bracketsAndParenthesesAreFormulasToo() {
        assertThat(page("<p>\\(x\\) and \\[y\\]</p>").html())
                .contains("<p><math", " and <span class=\"formula\"")
                .doesNotContain("\\(", "\\[");
    }

    @ParameterizedTest
    @ValueSource(strings = {"equation", "equation*", "align", "align*", "gather"})
    void environmentsOfMathJaxAreFormulas(String name) {
        String tex = "\\begin{" + name + "}<br>x = 1 \\label{eq:1}<br>\\end{" + name + "}";
        RewrittenHtml page = page("<p>a " + tex + " b</p>");

        assertThat(page.html()).startsWith("<p>a <span class=\"formula\"").endsWith("</span> b</p>");
        assertThat(page.refused()).isEmpty();
    }

    @Test
    void unknownAndOpenEnvironmentsStayText() {
        String html = "<p>\\begin{document} x \\end{document} \\begin{align} y</p>";

        assertThat(page(html).html()).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "用 \\begin{align} 和 \\end{align} 环境",
                "用 \\begin{align} 写 a=b 用 \\end{align}",
                "\\begin{gather} and \\end{gather}",
                "用 \\begin{align} 开始，换行用 \\\\，以 \\end{align} 结束。",
                "常用的有 \\begin{align}、\\\\、\\end{align} 三个"
            })
    void wordsBetweenTwoCommandsAreNoFormula(String text) {
        assertThat(page("<p>" + text + "</p>").html()).isEqualTo("<p>" + text + "</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "速度=距离/时间",
                "速度 v &amp; 距离 \\\\ 时间 t",
                "a=1，\\\\ b=2。",
                "a=\\text{若真，则}\\ 真",
            })
    void environmentsMayHoldChinese(String tex) {
        assertThat(page("<p>\\begin{align}" + tex + "\\end{align}</p>").html())
                .startsWith("<p><span class=\"formula\"");
    }

    @Test
    void anEnvironmentThatNobodyClosedTakesNoOther() {
        assertThat(page("<p>\\begin{align} open, $a^2$, \\begin{align} x \\end{align}</p>")
                        .html())
                .startsWith("<p>\\begin{align} open, <math")
                .containsPattern("</math>, <span class=\"formula\".*<mi>x</mi>")
                .endsWith("</span></p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"E", "$$E$$"})
    void tagsOfLinesAreShown(String around) {
        String tex = "\\begin{align}a&amp;=b\\tag{1}\\\\c&amp;=d\\tag*{two}\\end{align}";
        RewrittenHtml page = page("<p>" + around.replace("E", tex) + "</p>");

        assertThat(page.html()).contains("<mtext>(1)</mtext>", "<mtext>two</mtext>");
        assertThat(page.refused()).isEmpty();
    }

    @Test
    void theTagOfAnEquationStandsAtItsEnd() {
        assertThat(page("<p>\\begin{equation}\\tag{1}x=y\\end{equation}</p>").html())
                .containsPattern("<mi>y</mi>.*<mtext>\\(1\\)</mtext>");
    }

    @Test
    void lineBreaksStayWhereNoFormulaIs() {
        String html = "<p>echo $$ in bash<br>line 2<br>line 3</p>";
        String smile = "<p>so \\( it<br>is \\)</p>";

        assertThat(page(html).html()).isEqualTo(html);
        assertThat(page(smile).html()).isEqualTo(smile);
        assertThat(page(html + "<p>$x$</p>").html()).startsWith(html);
        assertThat(page("<p>a $$x<br>=y$$ b<br>c $$ d<br>e</p>").html())
                .startsWith("<p>a <span class=\"formula\"")
                .contains("</math></span> b<br>c $$ d<br>e</p>");
    }

    @Test
    void chineseMayBePartOfAFormula() {
        assertThat(page("<p>$S_{圆}=9$，$v_平>3$，$速度=\\frac{路程}{时间}$</p>").html())
                .contains("<p><math", "</math>，<math")
                .endsWith("</math></p>")
                .doesNotContain("$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"t'", "15''", "f/4", "f(x)", "(x, y)", "n!", "-2", "N-1", "ABC", "[0, 1)", "a : b", "1,000"})
    void aFormulaMakesFormulasOfSimpleOnesToo(String tex) {
        assertThat(page("<p>$x^2$，$" + tex + "$，</p>").html()).doesNotContain("$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from $5 to $6",
                "US$5/6$",
                "3$ or 5$-10$",
                "$5 or 6$",
                "$path$ and $name$",
                "$HOME/bin:$",
                "set $PATH/$, $USERS$",
                "'$a','$b','$'",
                "US$ 5",
                "用 $_GET和$_POST 取参数",
                "用 $_GET 里的$符号",
                "令 $a=$b 即可",
                "$DB_HOST/$DB_NAME",
                "${HOME}/${USER} 和 ${A}${B}",
                "$('#a').val()+$('#b').val()",
                "$.extend({a:1})+$",
                "echo \\\\[ 与 \\\\]，再 \\$a=b\\$",
                "$$$$$$ 赚钱 $$$$$$",
                "<code>$a^2$</code>",
                "<pre>$$a$$</pre>",
                "<kbd>\\(x\\)</kbd>",
                "<span class=\"katex\">$x$</span>"
            })
    void pricesAndCodeAreNoFormulas(String html) {
        assertThat(page(html).html()).doesNotContain("<math");
        assertThat(page(html).hasMath()).isFalse();
        assertThat(page("<p>$x$</p>" + html).html().split("<math", -1)).hasSize(2);
    }

    @Test
    void aFormulaThatFailsStaysAsSourceWithItsReason() {
        RewrittenHtml page = page("<p>$\\frac{a}$ &amp; $x^2$</p>");

        assertThat(page.html()).startsWith("<p>$\\frac{a}$ &amp; <math");
        assertThat(page.refused())
                .containsExactly("\\frac{a}: Unexpected end of input in a macro argument, expected '}'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\frac{a}",
                "x^",
                "{a",
                "a}",
                "\\abc x",
                "a^b^c",
                "a_b_c",
                "\\text{a",
                "\\begin{abc}a\\end{abc}",
                "\\begin{matrix}a\\end{pmatrix}",
                "\\left a b\\right)",
                "\\left( a",
                "\\frac\\frac12",
                "\\text{\\frac12}",
                "\\begin{matrix}a",
                "\\def\\x{\\x}\\x",
                "\\rule{1zz}{1em}",
                "\\tag{1}\\tag{2}",
                "\\limits_a",
                "\\begin{array}{z}a\\end{array}",
            })
    void theReasonIsReportedInChineseToo(String tex) {
        String reason = mathMl(tex);

        String told = Translator.to(Language.SIMPLIFIED_CHINESE).translated(reason);

        assertThat(told).doesNotContain("<math").isNotEqualTo(reason).containsPattern("\\p{IsHan}");
    }

    @Test
    void feedsHaveMathMlAndExportsTheSource() {
        assertThat(rewriter.feed("<p>$a^2$</p>", NewAddresses.NONE)).contains("<math xmlns=");
        assertThat(rewriter.export("<p>$a^2$</p>", NewAddresses.NONE)).isEqualTo("<p>$a^2$</p>");
        assertThat(rewriter.comment("<p>$a^2$</p>", NewAddresses.NONE)).contains("$a^2$");
    }

    @Test
    void nothingOfAFormulaBecomesHtml() {
        assertThat(page("<p>$a_{\\text{&lt;img src=x onerror=y&gt;}}$ $\\href{javascript:alert(1)}{x}$</p>")
                        .html())
                .contains("<mtext>&lt;img", "<mtext>\\href</mtext>")
                .doesNotContain("<img", "href=");
    }

    @Test
    void knownFormulasStartNoEngine() {
        page("<p>$k^2$</p>");
        Formulas later = new Formulas(FORMULAS.known(false));

        assertThat(HtmlRewriter.of(
                                BlogAddresses.of("https://blog.example.com/", List.of()),
                                Policy.safe(List.of()),
                                later,
                                CodeLook.PLAIN)
                        .page("<p>$k^2$</p>", NewAddresses.NONE)
                        .html())
                .contains("<math");
        assertThat(later.added()).isZero();
    }

    @Test
    void aFormulaThatNobodyAskedForIsForgotten() {
        Formula kept = new Formula("kept", false);
        Formula gone = new Formula("gone", false);
        FORMULAS.typeset(List.of(kept, gone));

        try (Formulas later = new Formulas(FORMULAS.known(false))) {
            later.typeset(List.of(kept));

            assertThat(later.known(false).keySet())
                    .isEqualTo(FORMULAS.known(false).keySet());
            assertThat(later.known(true)).hasSize(1);
            assertThat(new Formulas(later.known(true)).mathMl(kept)).isPresent();
        }
    }

    @Test
    void anInterruptedThreadWaitsForItsFormulas() {
        Formula formula = new Formula("i^1", false);
        Thread.currentThread().interrupt();
        try {
            FORMULAS.typeset(List.of(formula));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(FORMULAS.mathMl(formula)).isPresent();
    }

    @Test
    void aFailureOfTheEngineIsNotKept() {
        Formula deep = new Formula("{".repeat(2400) + "x" + "}".repeat(2400), true);
        FORMULAS.typeset(List.of(deep));

        assertThat(FORMULAS.mathMl(deep)).isEmpty();
        assertThat(FORMULAS.refusal(deep)).isNotEmpty().isNotEqualTo("not typeset");
        assertThat(new Formulas(FORMULAS.known(false)).refusal(deep)).isEqualTo("not typeset");
    }

    @Test
    void hostileFormulasEndAndLaterOnesWork() {
        page("<p>$" + "{".repeat(140) + "x^2" + "}".repeat(140) + "$</p>");
        page("<p>$$" + "{".repeat(2400) + "x" + "}".repeat(2400) + "$$</p>");
        page("<p>$$" + "\\sqrt{".repeat(700) + "x" + "}".repeat(700) + "$$</p>");
        page("<p>$$\\def\\a{\\a\\a}\\a$$</p>");
        page("<p>$$" + "x".repeat(6000) + "$$</p>");

        assertThat(page("<p>$z^2$</p>").html()).contains("<math");
    }
}
