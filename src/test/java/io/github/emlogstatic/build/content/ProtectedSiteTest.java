package io.github.emlogstatic.build.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.run.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.io.file.PathUtils;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A site holds protected articles encrypted, and nothing of them anywhere else. */
@Tag("slow")
class ProtectedSiteTest {

    private static final String IMAGE = "content/uploadfile/202401/map.png";
    private static final String COVER = "content/uploadfile/202401/cover.png";
    private static final String DRAWING = "content/uploadfile/202401/drawing.svg";
    private static final String WITHHELD = "content/uploadfile/202401/withheld.svgz";
    private static final String LARGE = "content/uploadfile/202401/large.png";
    private static final String PAPER = "content/uploadfile/202401/paper.pdf";
    private static final String TEXT = """
            <p>宝藏在老槐树下 XYZZY</p><p><img src="/%s"> <a href="?post=1">往事</a></p>
            <p><img src="/%s"> <img src="/%s" alt=""> <img src="/%s"> <a href="/%s">paper</a></p>
            """.formatted(IMAGE, DRAWING, WITHHELD, LARGE, PAPER);

    private static final MemoryBlog blog = MemoryBlog.empty();

    @AutoClose
    private static CrawledBlog crawled;

    private static Instant start;
    private static Path folder;
    private static Path kept;
    private static int id;

    /** What the password opens after the first build. */
    private static String text;

    /** Once for all tests, because deriving a key takes a second or more. */
    @BeforeAll
    static void build(@TempDir Path shared) throws Exception {
        blog.upload(IMAGE, TestPng.saying("the map"))
                .upload(COVER, TestPng.saying("the cover"))
                .upload(DRAWING, "<svg xmlns='http://www.w3.org/2000/svg'><script>x</script><rect/></svg>")
                .upload(WITHHELD, zipped("<svg xmlns='http://www.w3.org/2000/svg'></svg>"))
                .upload(LARGE, TestPng.saying("x".repeat(2 << 20)))
                .upload(PAPER, "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8));
        blog.publish(
                post -> post.title("公开").html("<a href=\"?post=2\">see</a>").tags("常见"));
        id = blog.publish(post -> post.title("藏宝图")
                .html(TEXT)
                .excerpt("XYZZY excerpt")
                .password("芝麻开门")
                .cover(COVER)
                .tags("常见", "密谋")
                .fields(Map.of("地点", "PLUGH")));
        blog.comment(id, "XYZZY", "XYZZY");
        folder = shared.resolve("mirror");
        kept = shared.resolve("kept");
        crawled = CrawledBlog.of(blog, folder);
        start = crawled.clock().instant();
        configure("芝麻开门", "");
        crawled.build("");
        text = opened("芝麻开门");
        PathUtils.copyDirectory(folder, kept);
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return zipped.toByteArray();
    }

    /** Blog, archive and site are as after the first build. */
    @BeforeEach
    void beginAgain() throws IOException {
        blog.edit(id, post -> post.html(TEXT).password("芝麻开门"))
                .configure(options -> options.apiOpen(true))
                .user(1, "站长", "");
        PathUtils.deleteDirectory(folder);
        PathUtils.copyDirectory(kept, folder);
        crawled.backTo(start);
        configure("芝麻开门", "");
    }

    private static void configure(String password, String more) {
        crawled.configured("blog: {articlePasswords: {" + id + ": " + password + "}}\nprotected: encrypted\n" + more);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--offline"})
    void aTextThatWasArchivedOpenIsEncryptedWithoutAsking(String options) throws Exception {
        crawled.configured("protected: encrypted");
        blog.edit(id, post -> post.html("<p>曾经公开</p>").password(""));
        crawled.nextNight().build("");
        blog.edit(id, post -> post.password("芝麻开门"));
        crawled.nextNight().build("");
        blog.configure(closed -> closed.apiOpen(false));

        configure("芝麻开门", "");
        crawled.nextNight().build(options);

        assertThat(opened("芝麻开门")).contains("曾经公开");
    }

    private static Path site(String path) {
        return folder.resolve("public").resolve(path);
    }

    private static Element form() throws IOException {
        return Jsoup.parse(Files.readString(site("post/" + id + ".html")))
                .select("form.locked")
                .first();
    }

    /** Decrypts the page as a browser does. */
    private static String opened(String password) throws Exception {
        Element form = form();
        PBEKeySpec derivation = new PBEKeySpec(
                password.toCharArray(), bytes(form, "data-salt"), Integer.parseInt(form.attr("data-rounds")), 256);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(derivation)
                .getEncoded();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, bytes(form, "data-nonce")));
        return new String(cipher.doFinal(bytes(form, "data-text")), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Element form, String attribute) {
        return Base64.getDecoder().decode(form.attr(attribute));
    }

    @Test
    void thePasswordOpensThePage() throws Exception {
        assertThat(form().attr("data-rounds")).isEqualTo("600000");
        assertThat(bytes(form(), "data-salt")).hasSize(16);
        assertThat(bytes(form(), "data-nonce")).hasSize(12);
        assertThat(text).contains("宝藏在老槐树下 XYZZY", "href=\"../post/1.html\"");
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void noPlainTextIsOutsideThePrivateFolder() throws Exception {
        crawled.nextNight();
        crawled.build("--full");

        for (Path file : filesOutsidePrivate()) {
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            assertThat(bytes)
                    .as(file.toString())
                    .doesNotContain(
                            "XYZZY", "老槐树", "PLUGH", "芝麻开门", base64("XYZZY").substring(0, 5))
                    .doesNotContain(hashesOfTheText());
        }
        for (Path file : filesOf(folder.resolve("public"))) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    .as(file.toString())
                    .doesNotContain("密谋");
        }
        assertThat(crawled.privateArticle(id).article().fields()).containsEntry("地点", "PLUGH");
        assertThat(site(IMAGE)).doesNotExist();
        assertThat(site(COVER)).doesNotExist();
    }

    /** Hashes of the text, and of every file that holds it. */
    private String[] hashesOfTheText() throws IOException {
        Set<String> hashes = new HashSet<>();
        for (String text : List.of(TEXT, "宝藏在老槐树下 XYZZY", "XYZZY excerpt", "芝麻开门")) {
            hashes.add(Hash.of(text.getBytes(StandardCharsets.UTF_8)));
            hashes.add(Hash.fingerprint(text));
        }
        Path kept = folder.resolve("archive/private/articles/" + id + ".json");
        hashes.add(Hash.of(kept));
        Body body = crawled.privateArticle(id).body();
        hashes.add(Hash.fingerprint(body.content()));
        hashes.add(Hash.fingerprint(body.content(), body.contentSource(), body.excerpt(), body.excerptSource()));
        return hashes.toArray(String[]::new);
    }

    private List<Path> filesOutsidePrivate() throws IOException {
        return filesOf(folder).stream()
                .filter(file -> !file.startsWith(folder.resolve("archive/private")))
                .filter(file -> !file.endsWith("site-config.yaml"))
                .toList();
    }

    private static List<Path> filesOf(Path root) throws IOException {
        return Tree.files(root).stream()
                .filter(file -> !file.toString().endsWith(".woff2"))
                .toList();
    }

    @Test
    void protectedTitlesAreListedOnlyIfConfigured() throws Exception {
        configure("芝麻开门", "baseUrl: https://me.example.org/\n");
        crawled.build("");
        assertThat(filesNaming("藏宝图")).containsExactly("post/" + id + ".html");
        assertThat(Files.readString(site("sitemap.xml")))
                .contains("post/1.html")
                .doesNotContain("post/" + id);

        configure("芝麻开门", "protectedTitles: true\nbaseUrl: https://me.example.org/\n");
        crawled.build("");
        assertThat(filesNaming("藏宝图"))
                .contains("index.html", "archives.html", "post/1.html", "post/" + id + ".html")
                .noneMatch(path -> path.endsWith(".xml") || path.endsWith(".json") || path.startsWith("tag/"))
                .noneMatch(path -> path.startsWith("search/"));
        assertThat(Files.readString(site("post/" + id + ".html"))).contains("content=\"noindex\"");
        assertThat(Files.readString(site("post/1.html"))).contains("/" + id + ".html\"");
    }

    private List<String> filesNaming(String title) throws IOException {
        Path root = folder.resolve("public");
        List<Path> files = filesOf(root);
        files = files.stream().filter(file -> contains(file, title)).toList();
        return files.stream()
                .map(file -> root.relativize(file).toString().replace('\\', '/'))
                .toList();
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aRepeatedAndACleanBuildGiveTheSameBytes() throws Exception {
        Map<String, String> before = Tree.of(folder.resolve("public"));

        crawled.nextNight();
        BuildReport idle = crawled.build("");
        assertThat(idle.output().rendered()).isZero();

        PathUtils.deleteDirectory(folder.resolve("public"));
        PathUtils.deleteDirectory(folder.resolve(".emlog-static"));
        crawled.build("--offline --full");
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"private/articles/2.json", IMAGE})
    void aDamagedTextOrPictureLeavesThePage(String path) throws Exception {
        Path file = folder.resolve("archive").resolve(path);
        byte[] whole = Files.readAllBytes(file);
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;
        Files.write(file, damaged);
        Map<String, String> before = Tree.of(folder.resolve("public"));
        configure("芝麻开门", "language: en\n");

        BuildReport report = crawled.build("--offline");

        assertThat(report.problems())
                .extracting(Problem::where)
                .containsExactlyInAnyOrder(path, "post/" + id + ".html");
        assertThat(Tree.of(folder.resolve("public")))
                .containsEntry("post/" + id + ".html", before.get("post/" + id + ".html"))
                .doesNotContainEntry("post/1.html", before.get("post/1.html"));
        Files.write(file, whole);
        configure("芝麻开门", "");
        crawled.build("--offline");
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(before);
    }

    @Test
    void aSymbolicLinkForAPictureIsLeftOut() throws Exception {
        Map<String, String> before = Tree.of(folder.resolve("public"));
        int length = bytes(form(), "data-text").length;
        Path picture = folder.resolve("archive").resolve(IMAGE);
        Path elsewhere = folder.resolve("archive/elsewhere.png");
        Files.move(picture, elsewhere);
        Files.createSymbolicLink(picture, elsewhere);

        BuildReport report = crawled.build("--offline --full");

        assertThat(report.problems()).extracting(Problem::where).contains(IMAGE);
        assertThat(opened("芝麻开门")).contains("宝藏在老槐树下").doesNotContain(base64(TestPng.saying("the map")));
        Files.delete(picture);
        Files.move(elsewhere, picture);
        crawled.build("--offline --full");
        assertThat(bytes(form(), "data-text")).as("with the picture again").hasSize(length);
        assertThat(Tree.of(folder.resolve("public"))).containsOnlyKeys(before.keySet());
    }

    @Test
    void harmlessPicturesOfUpToTwoMegabytesAreEncrypted() {
        assertThat(text)
                .contains("src=\"data:image/png;base64," + base64(TestPng.saying("the map")) + "\"")
                .contains("src=\"data:image/png;base64," + base64(TestPng.saying("the cover")) + "\"");
        Document opened = Jsoup.parse(text);
        String data = opened.select("img[src^=data:image/svg]").attr("src");
        assertThat(new String(Base64.getDecoder().decode(data.replaceFirst(".*,", "")), StandardCharsets.UTF_8))
                .contains("<rect")
                .doesNotContain("script");
        String address = crawled.emlog().address();
        assertThat(opened.select("[src]").eachAttr("src"))
                .filteredOn(source -> !source.startsWith("data:"))
                .containsExactly(address + LARGE);
        assertThat(opened.select("a").eachAttr("href"))
                .containsExactly("../post/1.html", address + WITHHELD, address + PAPER);
    }

    @Test
    void thePageTellsWhetherToRememberThePassword() throws Exception {
        assertThat(form().attr("data-remember")).isEqualTo("false");
        configure("芝麻开门", "themeOptions: {rememberPassword: true}\n");
        crawled.build("--offline");

        assertThat(form().attr("data-remember")).isEqualTo("true");
    }

    @Test
    void aLayoutOfOnesOwnShowsTheAuthorsNewName() throws Exception {
        Path layout = folder.resolve("theme/layouts/protected.peb");
        Files.createDirectories(layout.getParent());
        Files.writeString(layout, "{{ article.author.name }}");
        crawled.build("--offline");

        blog.user(1, "新名", "");
        crawled.nextNight().build("");

        assertThat(site("post/" + id + ".html")).hasContent("新名");
    }

    @Test
    void aNewTextOrPasswordGetsNewSaltAndNonce() throws Exception {
        Set<String> used = new HashSet<>(List.of(form().attr("data-salt"), form().attr("data-nonce")));

        blog.edit(id, post -> post.html("<p>搬走了</p>"));
        crawled.nextNight();
        crawled.build("--full");
        assertThat(used.add(form().attr("data-salt"))).isTrue();
        assertThat(used.add(form().attr("data-nonce"))).isTrue();

        configure("open sesame", "");
        crawled.build("--offline");
        assertThat(opened("open sesame")).contains("搬走了");
        assertThat(used.add(form().attr("data-salt"))).isTrue();
        assertThat(used.add(form().attr("data-nonce"))).isTrue();

        blog.edit(id, post -> post.password(""));
        crawled.nextNight();
        crawled.build("");
        assertThat(Files.readString(site("post/" + id + ".html"))).contains("搬走了");
        assertThat(folder.resolve("archive/private/sealed/" + id + ".json")).doesNotExist();
    }

    @Test
    void encryptionThatIsSwitchedOnLaterFetchesTheImages() throws Exception {
        int length = bytes(form(), "data-text").length;
        for (String made : List.of("archive", "public", ".emlog-static")) {
            PathUtils.deleteDirectory(folder.resolve(made));
        }
        crawled.configured("protected: encrypted");
        assertThat(crawled.build("").outcome().told().news())
                .extracting(Problem::what)
                .contains("no protected article is encrypted");
        crawled.configured("blog: {articlePasswords: {" + id + ": 芝麻开门}}");
        assertThat(crawled.build("").problems())
                .extracting(Problem::what)
                .doesNotContain("no protected article is encrypted");

        assertThat(Files.readString(site("post/" + id + ".html")))
                .contains("class=\"notice\"")
                .doesNotContain("data-salt");
        assertThat(filesNaming("XYZZY")).isEmpty();
        assertThat(folder.resolve("archive").resolve(IMAGE)).doesNotExist();

        configure("芝麻开门", "");
        crawled.build("");

        assertThat(bytes(form(), "data-text")).as("with all pictures").hasSize(length);
    }
}
