package io.github.emlogstatic.output.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.emlogstatic.files.Checksum;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ManifestTextTest {

    private static final byte[] PAGE = "<!doctype html><p>博客</p>".getBytes(StandardCharsets.UTF_8);

    private static ManifestText text(String... lines) {
        return ManifestText.of((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void linesHaveTheirOwnChecksumOrThatOfEarlierVersions() {
        ManifestText lines = text(
                "G\thome\t\t\t4\t0\t0",
                "Npost-1.html\t1234\t0123abcd",
                "Ftag/a%09b.html\t7\t0123456789abcdef",
                "F404.html\t-1\t-",
                "Findex.html\t-1\t----------------");
        assertThat(lines.files())
                .extracting(FileLine::path, FileLine::fresh, FileLine::checksum)
                .containsExactly(
                        tuple("post-1.html", true, "0123abcd"),
                        tuple("tag/a%09b.html", false, "0123456789abcdef"),
                        tuple("404.html", false, ""),
                        tuple("index.html", false, ""));
        assertThat(lines.paths()).containsExactly("post-1.html", "tag/a%09b.html", "404.html", "index.html");
    }

    @Test
    void aFileFitsItsCrcAndItsWholeChecksum() {
        String whole = Checksum.of(PAGE);
        assertThat(line(Checksum.crc32(ByteBuffer.wrap(PAGE))).fits(whole)).isTrue();
        assertThat(line(whole).fits(whole)).isTrue();
        assertThat(line("").fits(whole)).isFalse();
        assertThat(line(Checksum.crc32(ByteBuffer.allocate(0))).fits(whole)).isFalse();
    }

    private static FileLine line(String checksum) {
        return new FileLine("a.html", false, PAGE.length, checksum);
    }

    @Test
    void aLastLineThatEndsInATabIsDamaged() {
        ManifestText text = ManifestText.of("Fa.html\t12\tabc\nFb.html\t12\t".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(text::files).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
