package io.github.emlogstatic.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverTest {

    private static final int GREEN = 0x2C7240;

    @TempDir
    Path folder;

    private Face face() throws IOException {
        return Face.read(Files.write(folder.resolve("a.ttf"), TestFont.of("…一个博客态标的静题，")), "zh-CN");
    }

    private static BufferedImage decoded(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static long whitePixels(BufferedImage image, int top, int bottom) {
        int[] pixels = image.getRGB(0, top, image.getWidth(), bottom - top, null, 0, image.getWidth());
        return Arrays.stream(pixels).filter(pixel -> pixel == -1).count();
    }

    @Test
    void aCoverHasTheTitleOnTheCategorysColour() throws Exception {
        BufferedImage image = decoded(new Cover("静态", "题", "博客", GREEN).png(face()));

        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
        assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(GREEN);
        // Two boxes of 84 pixels, a tenth of which is margin on each side, and 0.6 to 0.8 high.
        assertThat(whitePixels(image, 200, 430)).isBetween(2 * 67 * 35L, 2 * 68 * 70L);
    }

    @Test
    void equalTitlesGiveEqualBytesAndOthersDoNot() throws Exception {
        byte[] once = new Cover("静态", "", "博客", GREEN).png(face());

        assertThat(new Cover("静态", "", "博客", GREEN).png(face())).isEqualTo(once);
        assertThat(new Cover("标题", "", "博客", GREEN).png(face())).isNotEqualTo(once);
        assertThat(new Cover("静态", "", "一个", GREEN).png(face())).isNotEqualTo(once);
    }

    @Test
    void charactersThatTheFontLacksAreNamedAndLeftOut() throws Exception {
        Cover cover = new Cover("🍵\uFE0F 静态喝", "", "博客", GREEN);

        assertThat(cover.missing(face())).containsExactly("喝", "🍵");
        assertThat(cover.png(face())).isEqualTo(new Cover("静态", "", "博客", GREEN).png(face()));
    }

    @Test
    void longTitlesBreakBetweenWordsAndEndWithDots() {
        TitleLines lines = new TitleLines(String::length);

        assertThat(lines.of("给新来的人，从零开始写博客", 10, 2)).containsExactly("给新来的人，", "从零开始写博客");
        assertThat(lines.of("to be or not to be", 9, 3)).containsExactly("to be or", "not to be");
        assertThat(lines.of("one two three four five", 9, 2)).containsExactly("one two", "three…");
        assertThat(lines.of("一二三四五六七八九十", 4, 9)).allMatch(line -> line.length() <= 4);
        assertThat(lines.of("", 9, 3)).isEmpty();
    }

    @Test
    void aFileThatIsNoFontIsRefused() throws Exception {
        Path cut = Files.write(folder.resolve("cut.ttf"), Arrays.copyOf(TestFont.of("静"), 200));

        assertThatThrownBy(() -> Face.read(cut, "zh-CN")).isInstanceOf(IOException.class);
    }
}
