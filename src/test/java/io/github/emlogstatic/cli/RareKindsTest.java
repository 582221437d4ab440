package io.github.emlogstatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a native executable must find although few blogs have it. */
class RareKindsTest {

    private static final int WIDTH = 700;
    private static final int HEIGHT = 20;

    /** A red picture of that size, in the lossless form of WebP. */
    private static final byte[] RED = HexFormat.of().parseHex("2fbbc204000710fd8ffe87014808ffff2b11fd4fbd01");

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final MemoryBlog blog = MemoryBlog.empty();

    @AutoClose
    private final EmlogServer emlog = EmlogServer.serving(blog);

    @Test
    void aPictureOfAnyDepthOrProfileHasSmallerVersions() throws IOException {
        blog.upload("content/uploadfile/deep.png", deepPng())
                .upload("content/uploadfile/profile.webp", webpWithProfile());
        blog.publish(post ->
                post.html("<img src='/content/uploadfile/deep.png'> and <img src='/content/uploadfile/profile.webp'>"));

        assertThat(program.run("build", emlog.address())).isZero();

        assertThat(program.err()).isEmpty();
        assertThat(page()).containsPattern("deep.png[^>]*smaller/").containsPattern("profile.webp[^>]*smaller/");
    }

    @Test
    void aThemeMayAskSetsAndFractions() throws IOException {
        Path partial = program.directory().resolve("theme/partials/afterArticle.peb");
        Files.createDirectories(partial.getParent());
        Files.writeString(partial, "{{ article.holds.size }} of {{ (2.5).intValue }}");
        blog.publish(post -> post.html("<p>a</p><table><tr><td>b</td></tr></table>"));

        assertThat(program.run("build", emlog.address())).isZero();

        assertThat(page()).containsPattern("\\d of 2");
    }

    private String page() throws IOException {
        return Files.readString(program.directory().resolve("public/post/1.html"));
    }

    /** 16 bits for each colour. */
    private static byte[] deepPng() throws IOException {
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, BufferedImage.OPAQUE, DataBuffer.TYPE_USHORT);
        BufferedImage image = new BufferedImage(
                model, Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, WIDTH, HEIGHT, 3, null), false, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /** With some more bytes, since a smaller version has to be a smaller file. */
    private static byte[] webpWithProfile() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        ByteBuffer head = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putInt(0x20);
        head.putShort((short) (WIDTH - 1))
                .put((byte) 0)
                .putShort((short) (HEIGHT - 1))
                .put((byte) 0);
        byte[] chunks = joined(
                chunk("VP8X", head.array()), chunk("ICCP", profile), chunk("VP8L", RED), chunk("MORE", new byte[9999]));
        return chunk("RIFF", joined("WEBP".getBytes(StandardCharsets.US_ASCII), chunks));
    }

    private static byte[] chunk(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + content.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
