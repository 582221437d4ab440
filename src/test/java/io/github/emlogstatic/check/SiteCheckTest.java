package io.github.emlogstatic.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.emlogstatic.browser.SampleSite;
import io.github.emlogstatic.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteCheckTest {

    @TempDir
    Path site;

    @Test
    void aFeedMayNameAHostWithoutAPath() throws IOException {
        write("a.html", "<a href=\"/b.html\">b</a>");
        write("b.html", "");
        write(
                "atom.xml",
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><link rel=\"self\" href=\"https://a.example\"/></feed>");

        assertThat(SiteCheck.of(site, "").findings()).isEmpty();
    }

    @Test
    void anEncodedFolderNameDoesNotLeadUp() throws Exception {
        write("tag/%2e%2e/1.html", "<p id='top'><a href='2.html'>on</a> <a href='../../index.html'>home</a>");
        write("tag/%2e%2e/2.html", "<a href='1.html#top'>back</a> <a href='%2e%2e/100%25/1.html'>aside</a>");
        write("tag/100%/1.html", "<a href='%E4%B8%AD.html'>on</a>");
        write("tag/100%/中.html", "<a href='../%252e%252e/1.html'>back</a>");
        write("index.html", "<a href='tag/%252e%252e/2.html'>a tag</a>");

        assertThat(SiteCheck.of(site, "").findings()).isEmpty();
    }

    @Test
    void aFeedMayTellNoWholeAddress() throws Exception {
        write("atom.xml", "<feed><link rel='self' href='/atom.xml'/></feed>");
        write("index.html", "<a href='/index.html'>home</a> <a href='https://other.example.org/'>another site</a>");

        SiteCheck.Result result = SiteCheck.of(site, "");

        assertThat(result.findings()).isEmpty();
        assertThat(result.external()).containsOnlyKeys("https://other.example.org/");
    }

    @Test
    void everyKindOfBrokenLinkIsReportedOnce() throws Exception {
        write("post/1.html", """
                <!doctype html>
                <link rel="stylesheet" href="../gone.css">
                <meta property="og:image" content="https://me.example.org/blog/gone-card.png">
                <style>p {
                  background: url(../gone-style.png) }</style>
                <p style="background:url('../gone-inline.png')">
                <a href="../gone.html">a</a>
                <a
                   href="2.html#gone">a</a>
                <img src="/blog/gone.png"
                     srcset="../here.png 1x, ../gone-2x.png 2x">
                <img data-src="../gone-lazy.png">
                <video poster="../gone-poster.png"><source src="../gone.mp4"></video>
                <script src="../gone.js"></script>
                <iframe src="../gone-frame.html"></iframe>
                <a href="#gone-here">a</a> <a href="https://me.example.org/blog/gone%20too">a</a>
                """);
        write("post/2.html", "<p id='here'><a href='../gone.html'>the same again</a>");
        write(
                "style.css",
                "a{}\n/* url(comment.png) */\nb{background:url(\"gone-background.png\")}\n@import 'gone-import.css';");
        write("here.png", "");
        write("atom.xml", """
                <?xml version="1.0"?>
                <feed xmlns="http://www.w3.org/2005/Atom">
                <link rel="self" href="https://me.example.org/blog/atom.xml"/>
                <entry><link href="https://me.example.org/blog/gone-entry.html"/>
                <content type="html">&lt;img src="https://me.example.org/blog/gone-in-feed.png"></content></entry></feed>
                """);
        write("feed.json", "{\n\"items\": [{\n\"url\": \"https://me.example.org/blog/gone-json.html\"}]}");
        write("sitemap.xml", "<urlset>\n<url><loc>https://me.example.org/blog/gone-page.html</loc></url></urlset>");

        SiteCheck.Result result = SiteCheck.of(site, "");

        assertThat(result.findings())
                .map(BrokenLink::toString)
                .containsExactlyInAnyOrder(
                        "post/1.html:2: style sheet ../gone.css: there is no gone.css",
                        "post/1.html:3: card https://me.example.org/blog/gone-card.png: there is no gone-card.png",
                        "post/1.html:5: url() of a style ../gone-style.png: there is no gone-style.png",
                        "post/1.html:6: url() of a style ../gone-inline.png: there is no gone-inline.png",
                        "post/1.html:7: link ../gone.html: there is no gone.html, and in 1 more place",
                        "post/1.html:9: link 2.html#gone: post/2.html has no anchor gone",
                        "post/1.html:10: image /blog/gone.png: there is no gone.png",
                        "post/1.html:11: image ../gone-2x.png: there is no gone-2x.png",
                        "post/1.html:12: image ../gone-lazy.png: there is no gone-lazy.png",
                        "post/1.html:13: image ../gone-poster.png: there is no gone-poster.png",
                        "post/1.html:13: media file ../gone.mp4: there is no gone.mp4",
                        "post/1.html:14: script ../gone.js: there is no gone.js",
                        "post/1.html:15: frame ../gone-frame.html: there is no gone-frame.html",
                        "post/1.html:16: link #gone-here: post/1.html has no anchor gone-here",
                        "post/1.html:16: link https://me.example.org/blog/gone%20too: there is no gone too",
                        "style.css:3: url() of a style gone-background.png: there is no gone-background.png",
                        "style.css:4: url() of a style gone-import.css: there is no gone-import.css",
                        "atom.xml:4: feed entry https://me.example.org/blog/gone-entry.html: there is no gone-entry.html",
                        "atom.xml:5: image https://me.example.org/blog/gone-in-feed.png: there is no gone-in-feed.png",
                        "feed.json:3: feed entry https://me.example.org/blog/gone-json.html: there is no gone-json.html",
                        "sitemap.xml:2: sitemap entry https://me.example.org/blog/gone-page.html: there is no gone-page.html");
    }

    /** A feed repeats the text of an article. Its owner looks for the article. */
    @Test
    void aBrokenLinkIsNamedByItsPageFirst() throws Exception {
        String text = "<a href=\"https://me.example.org/gone.html\">x</a>";
        write("atom.xml", "<feed><entry><content type='html'><![CDATA[" + text + "]]></content></entry></feed>");
        write("post/1.html", text);

        assertThat(SiteCheck.of(site, "https://me.example.org/").findings())
                .extracting(BrokenLink::file, BrokenLink::more)
                .containsExactly(tuple("post/1.html", 1));
    }

    @Test
    void linksResolveAsOnAStaticHost() throws Exception {
        write("index.html", """
                <a href="./">home</a> <a href="post/1">no ending</a> <a href="post/1?x=1#%E4%B8%AD">anchor</a>
                <a href="tag/C%2B%2B.html">encoded</a> <a href="tag/C++.html">not</a> <a href="folder/">folder</a> <a href="folder">folder</a>
                <a href="#">top</a> <a href="#top">top</a> <a href="mailto:a@example.org">m</a> <a href="tel:1">t</a>
                <img src="data:image/gif;base64,R0lGOD" alt=""> <a href="https://elsewhere.example.org/x">out</a>
                <a href="//elsewhere.example.org/x#y">out</a> <a href="post/1#:~:text=x">text</a>
                """);
        write("post/1.html", "<h2 id=中>x</h2><a href='../index.html'>up</a> <a href='..'>up</a>");
        write("tag/C++.html", "");
        write("folder/index.html", "");
        write("content/uploadfile/a.html", "<a href='somebody-elses'>not a page of ours</a>");

        SiteCheck.Result result = SiteCheck.of(site, "");

        assertThat(result.findings()).isEmpty();
        assertThat(result.external().keySet())
                .containsExactly("http://elsewhere.example.org/x", "https://elsewhere.example.org/x");
    }

    @Test
    void theSampleSiteHasNoBrokenLink() throws Exception {
        Path config = Files.writeString(
                site.resolve("site-config.yaml"),
                "blog: {url: " + Path.of("examples/sample-blog").toAbsolutePath()
                        + "}\npages: [9, 27]\nbaseUrl: https://mirror.example.org/sub/\nmedia: {variants: false}\n");

        SampleSite.giveMade(site);

        assertThat(run("build", "-q", "-c", config.toString()).code()).isLessThan(2);
        Run check = run("check", "-c", config.toString());

        assertThat(check.printed())
                .matches("\\d+ files, \\d+ links, none broken\\nhint: links to other sites were not checked; .*\\n");
        assertThat(check.code()).isZero();
        assertThat(SiteCheck.of(site.resolve("public"), "").external().keySet())
                .as("links of the articles, without the share buttons")
                .contains("https://banpo.example.org/")
                .noneMatch(address -> address.contains("weibo") || address.contains("connect.qq"));
    }

    @Test
    void aBrokenLinkExitsWith5() throws Exception {
        write("index.html", "<a href='gone.html'>gone</a>");

        Run check = run("check", site.toString());

        assertThat(check.code()).isEqualTo(5);
        assertThat(check.printed()).isEqualTo("""
                        index.html:1: link gone.html: there is no gone.html
                        1 file, 1 link, 1 broken
                        next: run: emlog-static build; correct what is broken after it in the blog's articles or in the theme
                        """);
    }

    /** A private address is broken without a request, so that the test needs no other site. */
    @Test
    void linksToOtherSitesAreCheckedIfAskedFor() throws Exception {
        Files.writeString(site.resolve("site-config.yaml"), "blog: {url: 'http://127.0.0.1:1/blog/'}\n");
        write("public/index.html", """
                <a href="http://127.0.0.1:1/blog/?post=1">the blog itself</a>
                <a href="http://127.0.0.1:1/other">another site</a>
                """);

        Run check = run("check", "--external");

        assertThat(check.printed()).startsWith("""
                        index.html:2: link http://127.0.0.1:1/other: is an address of a private network, which is not asked
                        1 file, 2 links, 1 broken
                        """);
        assertThat(check.code()).isEqualTo(5);

        Path cache = site.resolve(".emlog-static/external-links.json");
        String answered = Files.readString(cache).replaceFirst("\"why\" : \"[^\"]+\"", "\"why\" : \"\"");
        Files.writeString(cache, answered);
        assertThat(run("check", "--external"))
                .as("an answer that is not old is not asked for again")
                .isEqualTo(new Run(0, "1 file, 2 links, none broken\n"));
    }

    @Test
    void aFileThatIsNotReadStopsNoCheck() throws Exception {
        Files.write(site.resolve("atom.xml"), new byte[] {'<', 'a', '>', (byte) 0xFF});
        write("settings.json", "{\n// of the owner\n}");
        write("index.html", "<a href='gone.html'>gone</a>");

        Run check = run("check", site.toString());

        assertThat(check.printed())
                .startsWith("settings.json:2: file settings.json: is not JSON\nindex.html:1: link gone.html:")
                .contains("3 files, 1 link, 2 broken");
        assertThat(check.code()).isEqualTo(5);
    }

    @Test
    void longJsonWithAByteOrderMarkIsRead() throws Exception {
        write("feed.json", "\uFEFF{\"content_html\": \"" + "x".repeat(20_000_001) + "\"}");

        assertThat(run("check", site.toString()).printed()).startsWith("1 file, 0 links, none broken");
    }

    @Test
    void aFileNameForgesNoLine() throws Exception {
        write("a\n\u001b[2Jnone broken.html", "<a href='gone.html'>gone</a>");

        assertThat(run("check", site.toString()).printed()).startsWith("a [2Jnone broken.html:1: link gone.html: ");
    }

    @Test
    void aMissingSiteIsAUsageError() {
        assertThat(run("check", site.resolve("nowhere").toString()).code()).isEqualTo(2);
    }

    private record Run(int code, String printed) {}

    private Run run(String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = Main.run(command, printed, printed, Map.of(), site);
        return new Run(code, out.toString(StandardCharsets.UTF_8));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(site.resolve(path).getParent());
        Files.writeString(site.resolve(path), text);
    }
}
