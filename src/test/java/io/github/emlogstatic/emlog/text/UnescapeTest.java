package io.github.emlogstatic.emlog.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnescapeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    A &amp; B &lt;C&gt;           | A & B <C>
                    &quot;double&quot;            | "double"
                    &#039;single&#039; &#39; &apos; | 'single' ' '
                    &amp;amp; &amp;lt;            | &amp; &lt;
                    &copy; &nbsp; &#65; & AT&T    | &copy; &nbsp; &#65; & AT&T
                    $1 \\ &amp; $                 | $1 \\ & $
                    """)
    void theFiveEscapesOfPhpAreUndoneOnce(String escaped, String plain) {
        assertThat(Unescape.once(escaped)).isEqualTo(plain);
    }
}
