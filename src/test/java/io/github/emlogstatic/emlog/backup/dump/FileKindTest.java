package io.github.emlogstatic.emlog.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {

    private static final String DUMP = "-- MySQL dump\nINSERT INTO emlog_blog VALUES (1,'题');\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "50 4b 03 04 14 00, ZIP",
        "50 4b 05 06 00 00, ZIP",
        "1f 8b 08 00, GZIP",
        "37 7a bc af 27 1c, OTHERWISE_PACKED",
        "28 b5 2f fd, OTHERWISE_PACKED",
        "ff fe 2d 00, UTF_16",
        "89 50 4e 47 0d 0a 1a 0a 00, BINARY",
        "00 00 00 00, EMPTY",
        "'', EMPTY",
        "2d 2d 20, TEXT",
        "3c 3f 78 6d 6c, MARKUP",
        "3c 3f 70 68 70 20, TEXT",
        "ef bb bf 0d 0a 3c 68, MARKUP",
    })
    void firstBytesTell(String bytes, FileKind kind) throws IOException {
        assertThat(kindOf(HexFormat.of().parseHex(bytes.replace(" ", "")))).isEqualTo(kind);
    }

    @Test
    void aDumpMayHoldAZeroByteBehindItsBeginning() throws IOException {
        assertThat(kindOf((DUMP + "\0" + DUMP).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FileKind.TEXT);
    }

    @Test
    void aDumpInUtf16NeedsNoMark() throws IOException {
        assertThat(kindOf(DUMP.getBytes(StandardCharsets.UTF_16LE))).isEqualTo(FileKind.UTF_16);
        assertThat(kindOf(DUMP.getBytes(StandardCharsets.UTF_16BE))).isEqualTo(FileKind.UTF_16);
    }

    private FileKind kindOf(byte[] bytes) throws IOException {
        return FileKind.of(Files.write(directory.resolve("file"), bytes));
    }
}
