package io.github.emlogstatic.content.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.content.text.CleanText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Utf8TextTest {

    private static final Utf8Text.Escapes ESCAPES =
            new Utf8Text.Escapes(Map.of("<", "&lt;", "\u2028", "\\n", "\b", "\\b"));

    private final Utf8Text text = new Utf8Text(4, 2);

    @Test
    void everyLegalCharacterIsEncodedAsJavaEncodesIt() {
        String every = CleanText.of(allOf(0, 0x10000) + allOf(0x1F600, 0x1F700));

        assertThat(text.add(every).bytes()).isEqualTo(every.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void forbiddenCharactersAndHalvesOfPairsAreLeftOut() {
        assertThat(text.add("a\u0000b\u007Fc\u0085d\uFFFEe\uD83Df\uDE00g").toString())
                .isEqualTo("abcdefg");
    }

    @Test
    void charactersAreReplacedByTheirEscapes() {
        assertThat(text.add("<中\u2028\b\u2029😀\uD808\uDC28>", ESCAPES).toString())
                .isEqualTo("&lt;中\\n\\b\u2029😀\uD808\uDC28>");
    }

    @Test
    void memoryIsUsedAgainAfterALongText() {
        text.add("a long text").clear();
        text.add("中文").cut(3);

        assertThat(text.size()).isEqualTo(3);
        assertThat(text.toString()).isEqualTo("中");
    }

    private static String allOf(int from, int to) {
        StringBuilder all = new StringBuilder();
        for (int c = from; c < to; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                all.appendCodePoint(c);
            }
        }
        return all.toString();
    }
}
