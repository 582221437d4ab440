package io.github.emlogstatic.emlog.page;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.emlogstatic.config.Selectors;
import io.github.emlogstatic.emlog.page.content.KnownText;
import io.github.emlogstatic.emlog.page.content.PageLayout;
import io.github.emlogstatic.emlog.text.AddressReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile input of a visitor or a guest author on a page never makes a run hang. */
class HostilePagesTest {

    private static final int LENGTH = 1 << 18;
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final AddressReader addresses = new AddressReader(HttpUrl.get("https://blog.example.com/"), List.of());

    @ParameterizedTest
    @ValueSource(strings = {"[", ".", "…", "...</b>", "</b>", "\u00A0"})
    void endlessRepetitionIsReadInLinearTime(String piece) {
        String text = "<p>" + piece.repeat(LENGTH / piece.length()) + "x</p>";
        WebPage page = WebPage.of(
                "<h2><a href='post-1.html'>题</a></h2><div>" + text + "</div>",
                "https://blog.example.com/",
                List.of(),
                addresses,
                Instant.EPOCH);
        inLinearTime(() -> {
            page.list(1);
            page.article(
                    new KnownText("题", text, false, "", Set.of()), PageLayout.of(Selectors.NONE, Map.of()), SHANGHAI);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<nav><ul><li><a href=/sort/%d>分类</a></ul></nav>",
                "<h3>友情链接</h3><a href=https://a%d.example/>朋友</a>",
                "<h2><a href=/post-%d.html>题</a></h2><p>文</p>",
                "<li><a href=/post-%d.html>题</a>",
                "<div class=comment id=comment-%d><b>名</b><i>2020-01-01</i><div class=comment-content>话</div>",
            })
    void thousandsOfEqualElementsAreReadInLinearTime(String one) {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i <= 2000; i++) {
            all.append(one.formatted(i));
        }
        WebPage page = WebPage.of("<body>" + all, "https://blog.example.com/", List.of(), addresses, Instant.EPOCH);
        inLinearTime(() -> {
            page.home();
            page.list(1);
            page.comments("", PageLayout.of(Selectors.NONE, Map.of()), SHANGHAI);
        });
    }

    /** Digits do not tell headings apart. */
    @Test
    void headingsOfThousandsOfKindsAreReadInLinearTime() {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i <= 8000; i++) {
            String word = Integer.toString(i)
                    .chars()
                    .mapToObj(c -> String.valueOf((char) (c + 49)))
                    .collect(joining());
            all.append("<h2 class=%s><a href=/post-%d.html>题</a></h2><p>文</p>".formatted(word, i));
        }
        WebPage page = page(all.toString());
        inLinearTime(page.identity()::isList);
    }

    @Test
    void whatFollowsTheLastEntryIsCutInLinearTime() {
        WebPage page =
                page("<h2><a href=/post-1.html>题</a></h2><aside class=sidebar>边</aside>" + "<p>x</p>".repeat(100_000));
        inLinearTime(() -> page.list(1));
    }

    @Test
    void emptyParagraphsAtTheEndAreCutInLinearTime() {
        WebPage page =
                page("<div class=log-content><p>text</p>" + "<p></p>".repeat(70_000) + "<div id=comments></div></div>");
        inLinearTime(() -> page.article(KnownText.NONE, PageLayout.of(Selectors.NONE, Map.of()), SHANGHAI));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss.php' ", "rss+xml' ", "generator "})
    void emlogsMarksAreSoughtInLinearTime(String piece) {
        String many = piece.repeat(LENGTH / piece.length());
        Document page = Jsoup.parse("<meta name=description content=\"" + many + "\"><p>" + many);
        inLinearTime(() -> assertThat(EmlogMarks.in(page)).isFalse());
    }

    @Test
    void spacesInACategorysNameTakeLinearTime() {
        WebPage page = page("<ul class=sort><li><a href=https://blog.example.com/sort/1>x" + "\u000B".repeat(LENGTH)
                + "x</a></ul>");
        inLinearTime(page::home);
    }

    @Test
    void dashesBesideTagsAreReadInLinearTime() {
        WebPage page = page("<div class=log-content><p>text</p><p><a href='?tag=x'>x</a>" + "-".repeat(LENGTH)
                + "x</p><div id=comments></div></div>");
        inLinearTime(() -> page.article(KnownText.NONE, PageLayout.of(Selectors.NONE, Map.of()), SHANGHAI));
    }

    @Test
    void aTextAfterManyParagraphsIsFoundInLinearTime() {
        String text = "<p>A text that is long enough to be told from others</p>";
        WebPage page = page("<div>" + "<p>x</p>".repeat(LENGTH / 8) + text + "</div>");
        inLinearTime(() -> page.article(
                new KnownText("题", text, false, "", Set.of()), PageLayout.of(Selectors.NONE, Map.of()), SHANGHAI));
    }

    private WebPage page(String html) {
        return WebPage.of(html, "https://blog.example.com/", List.of(), addresses, Instant.EPOCH);
    }

    @Test
    void anAddressMayHaveAnyNumberOfParentSteps() {
        assertThatCode(() -> addresses.relative("../".repeat(LENGTH / 3) + "post-1.html"))
                .doesNotThrowAnyException();
    }
}
