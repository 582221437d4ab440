package io.github.emlogstatic.content.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgSizeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<svg viewBox='0 0 300 150'> | 300 | 150",
                "<?xml version='1.0'?><svg xmlns='x' viewBox=\"-10,-5.5 20.6 , 10\"> | 21 | 10",
                "<svg width='40' height='30px' viewBox='0 0 4 3'> | 40 | 30",
                "<svg width='100%' height='100%' viewBox='0 0 4 3'> | 4 | 3",
                "<svg width='40'> | 0 | 0",
                "<html> | 0 | 0",
            })
    void sizeComesFromAttributesOrTheViewBox(String svg, int width, int height) {
        assertThat(SvgSize.of(svg.getBytes(StandardCharsets.UTF_8))).isEqualTo(new SvgSize(width, height));
    }
}
