package io.github.emlogstatic.render.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.nayuki.qrcodegen.QrCode;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrFunctionTest {

    @Test
    void pathDrawsTheDarkModules() {
        String address = "https://blog.example.com/post-22.html?来源=微信";
        QrFunction.QrView code = (QrFunction.QrView) new QrFunction().execute(Map.of("text", address), null, null, 1);

        QrCode expected = QrFunction.code(address);
        assertThat(code.size()).isEqualTo(expected.size);
        boolean[][] drawn = drawn(code);
        for (int y = 0; y < code.size(); y++) {
            boolean[] line = new boolean[code.size()];
            for (int x = 0; x < code.size(); x++) {
                line[x] = expected.getModule(x, y);
            }
            assertThat(Arrays.toString(drawn[y])).as("line %d", y).isEqualTo(Arrays.toString(line));
        }
    }

    /** The modules that a browser paints with a stroke of one module. */
    private static boolean[][] drawn(QrFunction.QrView code) {
        boolean[][] modules = new boolean[code.size()][code.size()];
        int x = 0;
        int y = 0;
        Matcher step = Pattern.compile("M0 (\\d+)\\.5|h(\\d+)|m(\\d+) 0").matcher(code.path());
        while (step.find()) {
            if (step.group(1) != null) {
                x = 0;
                y = Integer.parseInt(step.group(1));
            } else if (step.group(2) != null) {
                int length = Integer.parseInt(step.group(2));
                Arrays.fill(modules[y], x, x + length, true);
                x += length;
            } else {
                x += Integer.parseInt(step.group(3));
            }
        }
        return modules;
    }
}
