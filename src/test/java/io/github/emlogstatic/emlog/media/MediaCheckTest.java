package io.github.emlogstatic.emlog.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
        assertThat(MediaCheck.isNoBinary(name, start.getBytes(StandardCharsets.UTF_8)))
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
        assertThat(MediaCheck.isErrorPage(name, start.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(page);
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
        assertThat(MediaCheck.usualEnding(start.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(ending);
    }
}
