package io.github.emlogstatic.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OddNameTest {

    private static final String FOLDER = "content/uploadfile/202401/";

    @ParameterizedTest
    @CsvSource({
        ".hid.png, %2Ehid.png",
        "a\tb.png, a%09b.png",
        "a\\b.png, a%5Cb.png",
        "..\\..\\etc, %2E.%5C..%5Cetc",
        ".100%.png, %2E100%25.png",
        ".htaccess, %2Ehtaccess",
        "git~1, %67it~1",
        "GIT~1 .:x, %47IT~1 .:x",
        ".中 文.png, %2E中 文.png",
    })
    void anOddNameHasASafeOneThatTellsIt(String name, String safe) {
        assertThat(OddName.isPlain(name)).isFalse();
        assertThat(OddName.inArchive(FOLDER + name)).isEqualTo("content/renamed/202401/" + safe);
        assertThat(OddName.atBlog("content/renamed/202401/" + safe)).isEqualTo(FOLDER + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "图", "\u0001", "%", "😀", "."})
    void aLongNameIsKeptInPieces(String letter) {
        for (int bytes = 235; bytes <= 255; bytes++) {
            int times = (bytes - 5) / letter.getBytes(StandardCharsets.UTF_8).length;
            String name = "." + letter.repeat(times) + ".png";
            String path = OddName.inArchive(FOLDER + name);
            assertThat(path).endsWith(".png");
            assertThat(path.split("/")).allSatisfy(part -> {
                assertThat(part.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(240);
                assertThat(OddName.isPlain(part)).isTrue();
            });
            assertThat(OddName.atBlog(path)).isEqualTo(FOLDER + name);
        }
    }

    @ParameterizedTest
    @CsvSource({".git, %2Egit", "git~1, %67it~1"})
    void aFolderMayBeOdd(String folder, String safe) {
        String path = "content/uploadfile/" + folder + "/a b/c.png";
        assertThat(OddName.inArchive(path)).isEqualTo("content/renamed/" + safe + "/a b/c.png");
        assertThat(OddName.atBlog(OddName.inArchive(path))).isEqualTo(path);
    }

    /** Names that only Windows forbids stay, too: most archives are on other systems. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.png",
                "100%.png",
                "%2Ea.png",
                "a b.png",
                "CON.png",
                "NUL",
                "a.",
                "a:b.png",
                "图.png",
                "a%",
                "agit~1",
                "a~1.png",
                "git~10.png",
                "git~1.png",
                "git~1 a.png"
            })
    void aPlainNameStays(String name) {
        assertThat(OddName.isPlain(name)).isTrue();
        assertThat(OddName.atBlog(FOLDER + name)).isEqualTo(FOLDER + name);
    }
}
