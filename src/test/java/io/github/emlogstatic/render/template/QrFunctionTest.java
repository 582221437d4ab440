package io.github.emlogstatic.render.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrFunctionTest {

    private static String qr(String text) {
        return (String) new QrFunction().execute(Map.of("text", text), null, null, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://blog.example.com/post-22.html?来源=微信", "https://a.example/", ""})
    void theImageHasAPixelForEachModule(String address) throws IOException {
        byte[] png = Base64.getDecoder().decode(qr(address).substring("data:image/png;base64,".length()));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));

        QrCode expected = QrFunction.code(address);
        assertThat(image.getWidth()).isEqualTo(expected.size);
        assertThat(image.getHeight()).isEqualTo(expected.size);
        for (int y = 0; y < expected.size; y++) {
            for (int x = 0; x < expected.size; x++) {
                assertThat(image.getRGB(x, y) & 0xffffff)
                        .as("%d, %d", x, y)
                        .isEqualTo(expected.getModule(x, y) ? 0 : 0xffffff);
            }
        }
    }

    @Test
    void anAddressThatNoCodeHoldsHasNone() {
        assertThat(qr("a".repeat(5000))).isEmpty();
    }
}
