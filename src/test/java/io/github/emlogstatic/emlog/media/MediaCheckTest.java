package io.github.emlogstatic.emlog.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaCheckTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a.doc  | {\\rtf1\\ansi         | false
                    a.xls  | 'name,price'          | false
                    a.xls  | '<?xml version=1?>'   | false
                    a.XLS  | 'name;price'          | false
                    a.doc  | ''                    | true
                    a.xls  | ''                    | true
                    a.docx | Forbidden             | true
                    a.pdf  | %PDF-1.4              | false
                    """)
    void textUnderABinaryNameIsRefused(String name, String start, boolean refused) {
        assertThat(new MediaCheck(name, start.getBytes(StandardCharsets.UTF_8)).isNoBinary())
                .isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a.png  | '<!DOCTYPE html><html>'            | true
                    a.zip  | '   <html lang=zh>'                | true
                    a.jpg  | '<!-- x --> <!doctype HTML>'       | true
                    a.html | '<!DOCTYPE html><html>'            | false
                    a.svg  | '<?xml version=1?><svg>'           | false
                    a.md   | '<html> is a tag'                  | false
                    a.zip  | 'PK..'                             | false
                    a.png  | ''                                 | false
                    """)
    void aPageInPlaceOfAFileIsDetected(String name, String start, boolean page) {
        assertThat(new MediaCheck(name, start.getBytes(StandardCharsets.UTF_8)).isErrorPage())
                .isEqualTo(page);
    }

    /** An author may give a file of gzip the name of another packed file, but does not pack that. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a.exe    | a text and more  | false
                    a.exe    | MZ...            | true
                    a.iso    | a text and more  | false
                    a.iso    | '\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0' | true
                    a.zip    | MZ...            | false
                    a.zip    | 'PK\3\4'         | true
                    a.mp4    | a text and more  | true
                    a.tar.gz | a.txt            | false
                    a.tar.gz | 'PK\3\4'         | false
                    a.tar.gz | '\u001f\u008b\b' | true
                    a.tgz    | '\u001f\u008b\b' | true
                    a.tar    | '\u001f\u008b\b' | false
                    """)
    void whatGzipHasPackedTellsWhoDidIt(String name, String inside, boolean proxy) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(inside.getBytes(StandardCharsets.ISO_8859_1));
        }

        assertThat(new MediaCheck(name, packed.toByteArray()).isPacked()).isEqualTo(proxy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    \u0089PNG            | png
                    \u00ff\u00d8\u00ff\u00e0 | jpg
                    GIF89a                   | gif
                    RIFF....WEBPVP8          | webp
                    BM......                 | bmp
                    ....ftypavif             | avif
                    <svg xmlns=x>            | svg
                    hello                    | ''
                    PK                       | ''
                    ''                       | ''
                    """)
    void theFirstBytesTellTheUsualEnding(String start, String ending) {
        assertThat(new MediaCheck("", start.getBytes(StandardCharsets.ISO_8859_1)).usualEnding())
                .isEqualTo(ending);
    }
}
