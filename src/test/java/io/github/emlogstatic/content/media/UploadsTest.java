package io.github.emlogstatic.content.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.OddName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadsTest {

    private final BlogAddresses blog =
            BlogAddresses.of("https://blog.example.com/", List.of("http://old.example.com/"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src='content/uploadfile/202405/a.png'>",
                "<img src=/content/uploadfile/202405/a.png>",
                "<img src=\"../content/uploadfile/202405/a.png?x=1\">",
                "<img src='https://blog.example.com/content/uploadfile/202405/a.png#x'>",
                "<img src='//old.example.com/content/uploadfile/202405/a.png'>",
                "<a href='content/uploadfile/202405/a.png'>",
                "<img data-src='content/uploadfile/202405/a.png'>",
                "<img lay-src='content/uploadfile/202405/a.png'>",
                "<img data-original='content/uploadfile/202405/a.png' src=data:,>",
                "<video poster='content/uploadfile/202405/a.png'>",
                "<video src='content/uploadfile/202405/a.png'>",
                "<audio><source src='content/uploadfile/202405/a.png'></audio>",
                "<object data='content/uploadfile/202405/a.png'></object>",
                "<embed src='content/uploadfile/202405/a.png'>",
                "<object><param name=movie value='content/uploadfile/202405/a.png'></object>",
                "<p style='background:url(content/uploadfile/202405/a.png)'>",
                "<p style='background: URL( \"/content/uploadfile/202405/a.png\" )'>",
                "<p style=\"background:url(&#39;content/uploadfile/202405/a.png&#39;)\">",
                "<img srcset='content/uploadfile/202405/a.png 2x'>",
                "<picture><source srcset='https://other.example/x.png 1x,content/uploadfile/202405/a.png 2x'></picture>",
                "<IMG SRC=content/uploadfile/202405/a.png",
                "<div><p><img src='content/uploadfile/202405/a.png'/>"
            })
    void uploadsAreFoundInEverySpelling(String html) {
        // Browsers ignore an unfinished tag at the end, too.
        assertThat(Uploads.in(html.startsWith("<IMG") ? html + ">" : html, blog))
                .containsExactly("content/uploadfile/202405/a.png");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            content/uploadfile/1/%E4%B8%AD%E6%96%87%20%E5%9B%BE.png | content/uploadfile/1/中文 图.png
            content/uploadfile/1/中文 图.png | content/uploadfile/1/中文 图.png
            content/uploadfile/1/a+b.png | content/uploadfile/1/a+b.png
            content/uploadfile/1/a%2Bb.png | content/uploadfile/1/a+b.png
            content/uploadfile/1/100%.png | content/uploadfile/1/100%.png
            content/uploadfile/1/100%25.png | content/uploadfile/1/100%.png
            content/uploadfile/1/a&amp;b.png | content/uploadfile/1/a&b.png
            """)
    void pathIsDecodedAsOnTheServer(String src, String path) {
        assertThat(Uploads.in("<img src=\"" + src + "\">", blog)).containsExactly(path);
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/editor/plugins/emoticons/images/12.gif, content/files/admin/editor/plugins/emoticons/images/12.gif",
        "../content/templates/my/a.JPEG?v=2#x, content/files/content/templates/my/a.JPEG",
        "http://old.example.com/%E5%9B%BE/1%201.webp, content/files/图/1 1.webp",
        "https://blog.example.com/logo.png, content/files/logo.png",
        "content/files/logo.png, content/files/content/files/logo.png",
        "/music/1.MP3, content/files/music/1.MP3",
        "/soft/a.7z, content/files/soft/a.7z",
        "/content/plugins/emoji/ok.svg, content/files/content/plugins/emoji/ok.svg"
    })
    void filesElsewhereAtTheBlogHaveAFolder(String src, String path) {
        assertThat(Uploads.in("<p>.png<img src='" + src + "'>", blog)).containsExactly(path);
        assertThat(Uploads.address(path))
                .isEqualTo(path.substring("content/files/".length()))
                .isEqualTo(OddName.atBlog(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content/templates/my/style.css",
                "https://other.example/logo.png",
                "content/avatars/0123456789abcdef.png",
                "../../.git/logo.png",
                "a/..%2f/logo.png",
                "back%5Cslash.png",
                "thumb.php?of=a.png",
                "?plugin=gallery&file=a.png",
                "png",
                "a.pngs",
                "a.html",
                "a.js",
                "a.mp34",
                "tag/my.zip",
                "thumb.php/a.zip"
            })
    void otherFilesElsewhereAtTheBlogAreNone(String url) {
        assertThat(Uploads.path(url, blog)).isEmpty();
    }

    @Test
    void srcsetMayContainSpacesInFileNames() {
        assertThat(Uploads.in(
                        "<img srcset='content/uploadfile/1/图 1.png 300w, /content/uploadfile/1/图 2.png 2x,"
                                + " content/uploadfile/1/a,b.png'>",
                        blog))
                .containsExactly(
                        "content/uploadfile/1/a,b.png", "content/uploadfile/1/图 1.png", "content/uploadfile/1/图 2.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content/uploadfile/../../etc/passwd",
                "content/uploadfile/%2e%2e/%2e%2e/etc/passwd",
                "content/uploadfile/..%2f..%2fetc/passwd",
                "content/uploadfile/a/.. /b",
                "content/uploadfile/a%00.png",
                "content/renamed/%252Ea.js",
                "content/uploadfile/",
                "content/uploadfile/202405/",
                "content/uploadfile//",
                "content/templates/uploadfile/a.js",
                "https://other.example/content/uploadfile/1/a.png",
                "javascript:content/uploadfile/1/a.png"
            })
    void pathsOutsideTheUploadFolderAreNotFound(String url) {
        assertThat(Uploads.path(url, blog)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a.HTML, true", "a.js, true", "a.PhP, true", "a.phtml, true", "a.png, false", "a.zip, false"})
    void filesThatBrowsersOrServersRunAreScripts(String name, boolean script) {
        assertThat(Uploads.isScript("content/uploadfile/1/" + name)).isEqualTo(script);
    }

    @ParameterizedTest
    @CsvSource({
        "https://blog.example.com/?resource_alias=aB3dEf7890123456&resource_filename=theme v1.2, theme v1.2",
        "?resource_alias=aB3dEf7890123456&resource_filename=%E5%9B%BE+%E7%89%87%261, 图 片&1",
        "/?resource_filename=a&resource_alias=aB3dEf7890123456#x, a",
    })
    void downloadWithoutLoginIsAnUpload(String url, String name) {
        String path = "content/downloads/aB3dEf7890123456/" + name + ".zip";
        assertThat(Uploads.in("<a href=\"" + url.replace("&", "&amp;") + "\">x</a>", blog))
                .containsExactly(path);
        assertThat(Uploads.path(Uploads.address(path), blog)).contains(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?resource_alias=aB3dEf7890123456",
                "?resource_alias=short&resource_filename=a",
                "?resource_alias=aB3dEf7890123456&resource_filename=",
                "?resource_alias=aB3dEf7890123456&resource_filename=..%2F..%2Fa",
                "?resource_alias=aB3dEf7890123456&resource_filename=a%5Cb",
                "https://other.example/?resource_alias=aB3dEf7890123456&resource_filename=a",
                "a/b?resource_alias=aB3dEf7890123456&resource_filename=a",
            })
    void otherResourceLinksAreNoUploads(String url) {
        assertThat(Uploads.path(url, blog)).isEmpty();
    }

    @Test
    void textAndStyleElementsAreNotSearched() {
        assertThat(Uploads.in(
                        "content/uploadfile/1/a.png<style>p{background:url(content/uploadfile/1/b.png)}</style>", blog))
                .isEmpty();
    }
}
