package io.github.emlogstatic.build.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SmallerPicturesBuildTest {

    private static final String PHOTO = "content/uploadfile/202401/photo.jpg";

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    private static byte[] photo() throws Exception {
        BufferedImage image = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int i = 0; i < 900 * 600; i++) {
            image.setRGB(i % 900, i / 900, random.nextInt(0x1000000));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }

    private List<String> smaller() throws Exception {
        Path in = folder.resolve("public/content/smaller");
        return Files.exists(in) ? Tree.files(in).stream().map(Path::toString).toList() : List.of();
    }

    @Test
    void pagesOfferSmallerVersionsUntilThePictureGoes() throws Exception {
        blog.upload(PHOTO, photo());
        int id = blog.publish(post -> post.title("a")
                .html("<p>text</p><p><img src=\"" + PHOTO + "\"></p>")
                .cover(PHOTO));
        int covered = blog.publish(post -> post.title("b").html("<p>text</p>").cover(PHOTO));
        crawled.build("");
        Path page = folder.resolve("public/post/" + id + ".html");

        assertThat(smaller()).hasSize(2);
        assertThat(page)
                .content()
                .containsPattern("<img src=\"\\.\\./content/uploadfile/202401/photo.jpg\" alt=\"\""
                        + " width=\"900\" height=\"600\" srcset=\"\\.\\./content/smaller/../.{16}-320.jpg 320w,"
                        + " \\.\\./content/smaller/../.{16}-640.jpg 640w, \\.\\./content/uploadfile/202401/photo.jpg 900w\""
                        + " sizes=\"\\(max-width: 684px\\) 100vw, 684px\"");
        assertThat(folder.resolve("public/post/" + covered + ".html")).content().contains("fetchpriority=\"high\"");
        assertThat(folder.resolve("public/index.html")).content().contains("-320.jpg 320w");

        crawled.nextNight();
        blog.edit(id, post -> post.html("<p>no picture</p>").cover(""));
        blog.edit(covered, post -> post.cover(""));
        crawled.build("");
        assertThat(smaller()).isEmpty();
    }

    /** The archive keeps the upload, but its smaller versions would only take room. */
    @Test
    void versionsThatNoPageShowsAreNotKept() throws Exception {
        blog.upload(PHOTO, photo());
        int id = blog.publish(post -> post.title("a").html("<p><img src=\"" + PHOTO + "\"></p>"));
        int other = blog.publish("b", "text");
        crawled.build("");
        assertThat(cached()).hasSize(2);

        crawled.nextNight();
        blog.edit(other, post -> post.html("another text"));
        crawled.build("");
        assertThat(cached()).as("shown by a page that was not made").hasSize(2);

        crawled.nextNight();
        blog.edit(id, post -> post.html("no picture"));
        crawled.build("");
        assertThat(cached()).isEmpty();
        assertThat(folder.resolve("archive").resolve(PHOTO)).exists();

        crawled.nextNight();
        blog.edit(id, post -> post.html("<p>again <img src=\"" + PHOTO + "\"></p>"));
        crawled.build("");
        assertThat(smaller()).hasSize(2);
        assertThat(cached()).hasSize(2);
    }

    private List<String> cached() throws Exception {
        return Tree.files(folder.resolve(".emlog-static")).stream()
                .map(Path::toString)
                .filter(path -> path.endsWith(".jpg"))
                .toList();
    }

    @Test
    void noneAreMadeIfTheConfigurationSaysSo() throws Exception {
        blog.upload(PHOTO, photo());
        int id = blog.publish("a", "<img src=\"" + PHOTO + "\">");
        crawled.configured("media: {variants: false}");
        crawled.build("");

        assertThat(smaller()).isEmpty();
        assertThat(folder.resolve("public/post/" + id + ".html")).content().doesNotContain("srcset");
    }
}
