package io.github.emlogstatic.content.media;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SvgSizeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <svg viewBox='0 0 300 150'> | 300 | 150
            <?xml version='1.0'?><svg xmlns='x' viewBox="-10,-5.5 20.6 , 10"> | 21 | 10
            <svg width='40' height='30px' viewBox='0 0 4 3'> | 40 | 30
            <svg width='100%' height='100%' viewBox='0 0 4 3'> | 4 | 3
            <s:svg width = '.6e1' height='7 px' viewBox=' 1 1 4 .6 '> | 4 | 1
            <svg viewBox='0 0 1' title='0 0 1 1'> | 0 | 0
            <svg width='40'> | 0 | 0
            <html> | 0 | 0
            """)
    void sizeComesFromAttributesOrTheViewBox(String svg, int width, int height) {
        assertThat(SvgSize.of(svg.getBytes(StandardCharsets.UTF_8))).isEqualTo(new SvgSize(width, height));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1 ", " ", ",", ".", "-"})
    void aLongAttributeIsReadInTime(String piece) {
        String many = piece.repeat(3_900);
        for (String start : List.of("viewBox='0 ", "width='", "width ", "")) {
            byte[] svg = ("<svg " + start + many + ">").getBytes(StandardCharsets.UTF_8);
            inLinearTime(() -> assertThat(SvgSize.of(svg)).isEqualTo(new SvgSize(0, 0)));
        }
    }
}
