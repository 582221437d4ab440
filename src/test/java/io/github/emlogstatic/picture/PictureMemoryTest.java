package io.github.emlogstatic.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureMemoryTest {

    @ParameterizedTest
    @CsvSource({
        "1600, 1200, 512, 1, 22",
        "6000, 4000, 512, 1, 275",
        "8000, 6000, 512, 2, 138",
        "5000, 6400, 256, 2, 92",
        "6400, 5000, 256, 2, 92",
        "2600, 2600, 50, 2, 20",
        "2000, 9000, 50, 1, 206",
        "30000, 30000, 256, 11, 86",
        "100000, 100000, 2047, 39, 76"
    })
    void aLargePictureIsDecodedSmallerWhereMemoryIsShort(int width, int height, int most, int step, int megabytes) {
        assertThat(PictureMemory.of(width, height, false, 1280, most)).isEqualTo(new PictureMemory(step, megabytes));
        assertThat(PictureMemory.of(width, height, true, 1280, most).megabytes())
                .isGreaterThanOrEqualTo(megabytes);
    }
}
