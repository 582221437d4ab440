package io.github.emlogstatic.archive.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.files.Lines;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLinesTest {

    private static final Instant SEEN = Instant.parse("2024-05-01T10:20:00Z");

    private static final List<IndexEntry> ENTRIES = List.of(
            new IndexEntry("articles/1.json", "0a".repeat(32), 5, 0, 0, SEEN, SEEN),
            new IndexEntry("articles/10.json", "1b".repeat(32), 0, 0, 0, SEEN, SEEN.plusSeconds(60)),
            new IndexEntry("content/uploadfile/202405/图 1.jpg", "2c".repeat(32), 12345, 800, 600, SEEN, SEEN));

    @Test
    void linesOfThisProgramAreRecognised() {
        assertThat(isPlain(written(ENTRIES))).isTrue();
        assertThat(isPlain("")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"path\":\"articles/1.json\"",
                "{\"path\":\"articles/1.json\",\"sha256\":\"%s\",\"firstSeen\":\"2024-05-01T10:20:00Z\",\"lastChanged\":\"2024-05-01T10:20:00Z\"}",
                "{\"path\":\"articles/1.json\",\"sha256\":\"%s\",\"firstSeen\":\"2024-05-01T10:20:00.5Z\",\"lastChanged\":\"2024-05-01T10:20:00Z\"}\n",
                "{\"path\":\"articles/1.json\",\"sha256\":\"%s\",\"firstSeen\":\"2024-13-01T10:20:00Z\",\"lastChanged\":\"2024-05-01T10:20:00Z\"}\n",
                "{\"path\":\"articles/1.json\",\"sha256\":\"%s\",\"firstSeen\":\"2024-05-01T10:20:00Z\",\"lastChanged\":\"2024-05-01T10:20:00Z\",\"later\":1}\n",
                "{\"path\":\"articles/01.json\",\"sha256\":\"%s\",\"firstSeen\":\"2024-05-01T10:20:00Z\",\"lastChanged\":\"2024-05-01T10:20:00Z\"}\n",
                "{\"path\":\"private/articles/1.json\",\"sha256\":\"%s\",\"firstSeen\":\"2024-05-01T10:20:00Z\",\"lastChanged\":\"2024-05-01T10:20:00Z\"}\n",
                "{\"path\":\"content/uploadfile/😀.jpg\",\"sha256\":\"%s\",\"firstSeen\":\"2024-05-01T10:20:00Z\",\"lastChanged\":\"2024-05-01T10:20:00Z\"}\n",
                "\n"
            })
    void otherLinesAreLeftToJson(String line) {
        assertThat(isPlain(line.replace("%s", "0".repeat(64)))).isFalse();
    }

    @Test
    void repeatedAndUnsortedLinesAreNotPlain() {
        assertThat(isPlain(written(List.of(ENTRIES.get(0), ENTRIES.get(0))))).isFalse();
        assertThat(isPlain(written(List.of(ENTRIES.get(1), ENTRIES.get(0))))).isFalse();
    }

    @Test
    void whatIsPlainIsReadAndWrittenTheSame() throws Exception {
        Random random = new Random(1);
        int plain = 0;
        byte[] whole = written(ENTRIES).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = whole.clone();
            for (int k = random.nextInt(2); k >= 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            if (new PlainLines(bytes).areAll(false)) {
                assertThat(readAndWritten(bytes)).isEqualTo(bytes);
                plain++;
            }
        }
        assertThat(plain).isGreaterThan(300);
    }

    private static byte[] readAndWritten(byte[] bytes) throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        for (int line = 0; line < bytes.length; ) {
            int next = Lines.next(bytes, line);
            written.writeBytes(IndexJson.line(new IndexJson().read(bytes, line, next)));
            line = next;
        }
        return written.toByteArray();
    }

    private static boolean isPlain(String lines) {
        return new PlainLines(lines.getBytes(StandardCharsets.UTF_8)).areAll(false);
    }

    private static String written(List<IndexEntry> entries) {
        StringBuilder lines = new StringBuilder();
        entries.forEach(entry -> lines.append(new String(IndexJson.line(entry), StandardCharsets.UTF_8)));
        return lines.toString();
    }
}
