package io.github.emlogstatic.picture;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.model.SmallerPicture;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.threads.AllThreads;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallerPicturesTest {

    @TempDir
    Path folder;

    private final Map<String, byte[]> files = new HashMap<>();
    private final AtomicInteger read = new AtomicInteger();

    private byte[] bytes(String path) {
        read.incrementAndGet();
        return files.get(path);
    }

    private Media add(String path, byte[] file, int width, int height) {
        files.put(path, file);
        return new Media(path, Hash.of(file), file.length, width, height);
    }

    private SmallerPictures make(Media... uploads) throws IOException {
        SmallerPictures pictures = SmallerPictures.in(folder);
        pictures.make(List.of(uploads), this::bytes, Progress.SILENT);
        return pictures;
    }

    private BufferedImage copy(SmallerPictures pictures, Media media, int index) throws IOException {
        Path target = folder.resolve("copy");
        pictures.copyTo(media, pictures.of(media.sha256()).get(index), this::bytes, target);
        return ImageIO.read(target.toFile());
    }

    /** Red on the left, blue on the right, with noise, so that it is large. */
    private static BufferedImage photo(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int noise = random.nextInt(40);
                image.setRGB(x, y, x < width / 2 ? 0xC80000 + noise * 0x101 : 0x0000C8 + noise * 0x10100);
            }
        }
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    /** The JPEG with an EXIF orientation. */
    private static byte[] turned(byte[] jpeg, int orientation) {
        byte[] exif = HexFormat.of()
                .parseHex("ffe10022" + "457869660000" + "4d4d002a00000008" + "0001" + "0112000300000001"
                        + "00%02x0000".formatted(orientation) + "00000000");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(exif);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    @Test
    void aPhotographGetsThreeSmallerVersions() throws Exception {
        Media photo = add("a.jpg", encoded(photo(1600, 1200), "jpeg"), 1600, 1200);
        SmallerPictures pictures = make(photo);

        assertThat(pictures.of(photo.sha256()))
                .extracting(SmallerPicture::width)
                .containsExactly(320, 640, 1280);
        assertThat(pictures.of(photo.sha256()))
                .allSatisfy(smaller ->
                        assertThat(smaller.path()).matches("content/smaller/[0-9a-f]{2}/[0-9a-f]{16}-\\d+\\.jpg"));
        BufferedImage copy = copy(pictures, photo, 1);
        assertThat(copy.getWidth()).isEqualTo(640);
        assertThat(copy.getHeight()).isEqualTo(480);
        assertThat(Files.size(folder.resolve("copy"))).isLessThan(photo.bytes());
    }

    @Test
    void noVersionIsWiderOrLargerThanItsPicture() throws Exception {
        Media small = add("a.jpg", encoded(photo(400, 300), "jpeg"), 400, 300);
        Media tiny = add("b.jpg", encoded(photo(300, 200), "jpeg"), 300, 200);
        BufferedImage plain = new BufferedImage(2000, 20, BufferedImage.TYPE_BYTE_BINARY);
        Media drawing = add("c.png", encoded(plain, "png"), 2000, 20);
        SmallerPictures pictures = make(small, tiny, drawing);

        assertThat(pictures.of(small.sha256()))
                .extracting(SmallerPicture::width)
                .containsExactly(320);
        assertThat(pictures.of(tiny.sha256())).isEmpty();
        assertThat(pictures.of(drawing.sha256()))
                .as("each would have more bytes")
                .isEmpty();
    }

    @Test
    void aSidewaysPhotographStandsUpright() throws Exception {
        for (int orientation : new int[] {3, 6, 8}) {
            byte[] jpeg = turned(encoded(photo(1200, 800), "jpeg"), orientation);
            boolean sideways = orientation != 3;
            Media photo = add("a.jpg", jpeg, sideways ? 800 : 1200, sideways ? 1200 : 800);
            BufferedImage small = copy(make(photo), photo, 0);

            assertThat(small.getWidth()).isEqualTo(320);
            assertThat(small.getHeight()).isEqualTo(sideways ? 480 : 213);
            // Orientation 6 is turned clockwise, so the red left side is at the top.
            Color top = new Color(small.getRGB(160, 20));
            Color left = new Color(small.getRGB(20, 100));
            assertThat(orientation == 6 ? top.getRed() : orientation == 8 ? top.getBlue() : left.getBlue())
                    .isGreaterThan(150);
        }
    }

    @Test
    void colorsOfAnotherProfileAreConverted() throws Exception {
        ColorSpace linear = new ICC_ColorSpace(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB));
        ColorModel model = new ComponentColorModel(linear, false, false, ColorModel.OPAQUE, 0);
        BufferedImage image = new BufferedImage(model, model.createCompatibleWritableRaster(800, 600), false, null);
        Random random = new Random(2);
        for (int y = 0; y < 600; y++) {
            for (int x = 0; x < 800; x++) {
                int value = 50 + random.nextInt(20);
                image.getRaster().setPixel(x, y, new int[] {value, value, 10});
            }
        }
        Media photo = add("a.jpg", encoded(image, "jpeg"), 800, 600);
        Color color = new Color(copy(make(photo), photo, 0).getRGB(100, 100));

        // 60 of 255 in linear light is 131 of 255 in sRGB, and 10 is 56.
        assertThat(color.getRed()).isBetween(124, 138);
        assertThat(color.getGreen()).isBetween(124, 138);
        assertThat(color.getBlue()).isBetween(46, 66);
    }

    @Test
    void transparencyStays() throws Exception {
        BufferedImage image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.drawImage(photo(800, 600), 0, 300, null);
        graphics.dispose();
        Media logo = add("a.png", encoded(image, "png"), 800, 600);
        SmallerPictures pictures = make(logo);

        assertThat(pictures.of(logo.sha256()).get(0).path()).endsWith(".png");
        assertThat(copy(pictures, logo, 0).getRGB(10, 10) >>> 24).isZero();
    }

    @Test
    void picturesOfEmlogsWebPAreRead() throws Exception {
        Path webp = Tree.files(Path.of("examples/sample-blog/content/uploadfile"), ".webp")
                .get(0);
        assertThat(Picture.decode(Files.readAllBytes(webp), 1280)).isPresent();
    }

    @Test
    void movingDamagedAndHugePicturesAreLeftAlone() throws Exception {
        byte[] png = encoded(photo(800, 600), "png");
        byte[] moving = png.clone();
        System.arraycopy("acTL".getBytes("US-ASCII"), 0, moving, 37, 4);
        byte[] huge = png.clone();
        System.arraycopy(new byte[] {0, 0, 0x70, 0, 0, 0, 0x70, 0}, 0, huge, 16, 8);
        byte[] cut = Arrays.copyOf(encoded(photo(800, 600), "jpeg"), 300);
        byte[] webp = "RIFF----WEBPVP8X----\u0002".getBytes("ISO-8859-1");
        Media[] all = {
            add("a.png", moving, 800, 600),
            add("b.png", huge, 28672, 28672),
            add("c.jpg", cut, 800, 600),
            add("d.webp", webp, 800, 600),
            add("e.gif", encoded(photo(800, 600), "gif"), 800, 600),
            add("f.txt", "text".getBytes("US-ASCII"), 800, 600)
        };
        SmallerPictures pictures = make(all);

        assertThat(all)
                .allSatisfy(media -> assertThat(pictures.of(media.sha256())).isEmpty());
    }

    @Test
    void aPictureOfCountlessScansIsLeftAlone() throws Exception {
        byte[] few = ofScans(700, 500, 10);
        byte[] many = ofScans(7000, 7000, 1000);
        byte[] tables = HexFormat.of().parseHex("ffd8" + "ffdb004300" + "01".repeat(64) + "ffd9");
        byte[] afterTables = Arrays.copyOf(tables, tables.length + many.length);
        System.arraycopy(many, 0, afterTables, tables.length, many.length);

        inLinearTime(() -> assertThat(Picture.decode(many, 1280)).isEmpty());
        inLinearTime(() -> assertThat(Picture.decode(afterTables, 1280)).isEmpty());

        assertThat(Picture.decode(few, 1280)).isPresent();
        assertThat(JpegScans.in(few)).isEqualTo(11);
    }

    /** What follows the end is another file, such as the second picture of a stereo camera. */
    @Test
    void onlyScansOfThePictureCount() throws Exception {
        byte[] photo = encoded(photo(800, 600), "jpeg");
        byte[] followed = Arrays.copyOf(photo, 2 * photo.length);
        System.arraycopy(photo, 0, followed, photo.length, photo.length);

        assertThat(JpegScans.in(followed)).isEqualTo(1);
        assertThat(JpegScans.in(turned(photo, 6))).isEqualTo(1);
    }

    /** A grey JPEG, in which as many scans as wanted go over all its blocks after the first. */
    private static byte[] ofScans(int width, int height, int scans) {
        int blocks = (width + 7) / 8 * ((height + 7) / 8);
        String oneSymbol = "01" + "00".repeat(15);
        StringBuilder hex = new StringBuilder("ffd8" + "ffdb004300" + "01".repeat(64))
                .append("ffc2000b08%04x%04x01011100".formatted(height, width))
                .append("ffc4001400" + oneSymbol + "00" + "ffc4001410" + oneSymbol + "e0")
                .append("ffda0008010100" + "000000" + "00".repeat((blocks + 7) / 8));
        String scan = "ffda0008010100" + "013f00" + "00".repeat((blocks / 16384 + 1) * 15 / 8 + 1);
        return HexFormat.of().parseHex(hex + scan.repeat(scans) + "ffd9");
    }

    @Test
    void aPictureForWhichMemoryWasShortIsTriedAgain() throws Exception {
        Media photo = add("a.jpg", encoded(photo(700, 500), "jpeg"), 700, 500);
        SmallerPictures.in(folder)
                .make(
                        List.of(photo),
                        path -> {
                            throw new OutOfMemoryError("for a test");
                        },
                        Progress.SILENT);

        assertThat(make(photo).of(photo.sha256())).hasSize(2);
    }

    @Test
    void aPictureTooLargeForMemoryIsMadeWithMore() throws Exception {
        Media photo = add("a.jpg", encoded(photo(700, 500), "jpeg"), 700, 500);
        for (int night = 0; night < 3; night++) {
            SmallerPictures little = SmallerPictures.in(folder, 1);
            little.make(List.of(photo), this::bytes, Progress.SILENT);
            assertThat(little.of(photo.sha256())).isEmpty();
        }
        assertThat(read).as("what fails each night is not tried each night").hasValue(1);

        assertThat(make(photo).of(photo.sha256())).hasSize(2);
        assertThat(make(photo).of(photo.sha256())).hasSize(2);
        assertThat(read).hasValue(2);
    }

    @Test
    void whatAnEarlierVersionLeftOutIsTriedOnceMore() throws Exception {
        Media photo = add("a.jpg", encoded(photo(700, 500), "jpeg"), 700, 500);
        Media noise = add("b.jpg", "no picture".getBytes(), 700, 500);
        make(photo);
        String line = photo.sha256() + " .";
        Files.writeString(folder.resolve("2/index"), line + Checksum.of(line) + "\n" + noise.sha256() + " .\n");

        assertThat(make(photo, noise).of(photo.sha256())).hasSize(2);
        make(photo, noise);
        assertThat(read).hasValue(3);
    }

    @Test
    void aPictureTooLargeIsForgottenWithItsUpload() throws Exception {
        Media photo = add("a.jpg", encoded(photo(700, 500), "jpeg"), 700, 500);
        SmallerPictures.in(folder, 1).make(List.of(photo), this::bytes, Progress.SILENT);
        make();

        assertThat(folder.resolve("2/index")).isEmptyFile();
    }

    @Test
    void versionsThatCannotBeMadeAgainAreMadeLater() throws Exception {
        Media photo = add("a.jpg", encoded(photo(700, 500), "jpeg"), 700, 500);
        make(photo);
        Files.writeString(folder.resolve("2/" + photo.sha256() + "-320.jpg"), "damaged");
        SmallerPictures little = SmallerPictures.in(folder, 1);

        assertThatThrownBy(() -> copy(little, photo, 0)).isInstanceOf(DamagedException.class);

        assertThat(SmallerPictures.in(folder, 1).of(photo.sha256())).isEmpty();
        assertThat(make(photo).of(photo.sha256())).hasSize(2);
    }

    @Test
    void picturesAreReadOnceAndDamagedVersionsMadeAgain() throws Exception {
        Media photo = add("a.jpg", encoded(photo(700, 500), "jpeg"), 700, 500);
        List<SmallerPicture> first = make(photo).of(photo.sha256());
        SmallerPictures later = make(photo);
        assertThat(later.of(photo.sha256())).isEqualTo(first);
        assertThat(read).hasValue(1);

        Files.writeString(folder.resolve("2/" + photo.sha256() + "-320.jpg"), "damaged");
        assertThat(copy(later, photo, 0).getWidth()).isEqualTo(320);
    }

    @Test
    void versionsThatNobodyShowsAreRemovedAndMadeAgain() throws Exception {
        Media photo = add("a.jpg", encoded(photo(700, 500), "jpeg"), 700, 500);
        SmallerPictures pictures = make(photo);
        List<SmallerPicture> noted = pictures.of(photo.sha256());
        Files.createDirectories(folder.resolve("2/@eaDir/of-a-disk"));
        Files.writeString(folder.resolve("2/." + photo.sha256() + "-640.jpg.tmp"), "of a killed run");

        pictures.keepOnly(() -> Set.of(noted.get(0).path()));

        try (Stream<Path> left = Files.list(folder.resolve("2"))) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("@eaDir", "index", photo.sha256() + "-320.jpg");
        }
        assertThat(copy(make(photo), photo, 1).getWidth()).isEqualTo(640);
    }

    @Test
    void versionsOfAPictureThatIsGoneAreRemoved() throws Exception {
        Media photo = add("a.jpg", encoded(photo(700, 500), "jpeg"), 700, 500);
        make(photo);
        SmallerPictures later = make();

        assertThat(later.of(photo.sha256())).isEmpty();
        assertThat(SmallerPictures.in(folder).of(photo.sha256())).isEmpty();
        assertThat(folder.resolve("2")).isDirectoryContaining(file -> file.endsWith("index"));
        assertThat(folder.resolve("2"))
                .isDirectoryNotContaining(file -> file.toString().endsWith(".jpg"));
    }

    @Test
    void aLineThatAKillHasCutIsIgnored() throws Exception {
        Media photo = add("a.jpg", encoded(photo(700, 500), "jpeg"), 700, 500);
        List<SmallerPicture> first = make(photo).of(photo.sha256());
        Path index = folder.resolve("2/index");
        String line = Files.readString(index);
        Files.writeString(index, line.substring(0, line.length() - 20));

        assertThat(make(photo).of(photo.sha256())).isEqualTo(first);
        assertThat(make(photo).of(photo.sha256())).isEqualTo(first);
        assertThat(read).hasValue(2);
    }

    @Test
    void aDamagedHashInTheIndexIsNoticed() throws Exception {
        Media photo = add("a.jpg", encoded(photo(700, 500), "jpeg"), 700, 500);
        List<SmallerPicture> first = make(photo).of(photo.sha256());
        Path index = folder.resolve("2/index");
        String damaged = withAnotherDigit(Files.readString(index), first.get(0).sha256());
        Files.writeString(index, damaged);

        assertThat(make(photo).of(photo.sha256())).isEqualTo(first);
    }

    @Test
    void damageInAnEarlierIndexStopsNoCopy() throws Exception {
        Media photo = add("a.jpg", encoded(photo(700, 500), "jpeg"), 700, 500);
        List<SmallerPicture> first = make(photo).of(photo.sha256());
        Path index = folder.resolve("2/index");
        String earlier = Files.readString(index).replaceFirst("[0-9a-f]{16}\n$", "\n");
        Files.writeString(index, earlier);
        assertThat(make(photo).of(photo.sha256())).isEqualTo(first);
        assertThat(read).hasValue(1);
        Files.writeString(index, withAnotherDigit(earlier, first.get(0).sha256()));
        SmallerPictures pictures = make(photo);

        assertThat(copy(pictures, photo, 0).getWidth()).isEqualTo(320);

        assertThat(pictures.of(photo.sha256())).isEqualTo(first);
        assertThat(make(photo).of(photo.sha256())).isEqualTo(first);
        assertThat(copy(make(photo), photo, 0).getWidth()).isEqualTo(320);
    }

    /** As when an article comes back, and each of its pictures has several versions. */
    @Test
    void aPictureIsReadOnceForAllItsVersions() throws Exception {
        List<Media> photos = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            photos.add(add(i + ".jpg", encoded(photo(1500, 100 + i), "jpeg"), 1500, 100 + i));
        }
        SmallerPictures pictures = make(photos.toArray(Media[]::new));
        pictures.keepOnly(() -> Set.of());
        read.set(0);

        AllThreads.forEach(List.of(0, 1, 2), version -> {
            for (Media photo : photos) {
                Path target = folder.resolve("copy" + version);
                pictures.copyTo(photo, pictures.of(photo.sha256()).get(version), this::bytes, target);
            }
        });

        assertThat(read).hasValue(photos.size());
    }

    private static String withAnotherDigit(String index, String hash) {
        return index.replace(hash, (hash.startsWith("0") ? "1" : "0") + hash.substring(1));
    }

    @Test
    void aDamagedIndexIsIgnored() throws Exception {
        Media photo = add("a.jpg", encoded(photo(700, 500), "jpeg"), 700, 500);
        List<SmallerPicture> first = make(photo).of(photo.sha256());
        Path index = folder.resolve("2/index");
        byte[] bytes = Files.readAllBytes(index);
        bytes[80] = (byte) 0xFF;
        Files.write(index, bytes);

        assertThat(make(photo).of(photo.sha256())).isEqualTo(first);
    }
}
