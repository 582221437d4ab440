package io.github.emlogstatic.emlog.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.emlogstatic.config.Selectors;
import io.github.emlogstatic.emlog.page.content.PageLayout;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.model.discussion.Comment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of commenters in themes that put other things beside them. */
class CommentAuthorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <span class="author"><a class="comment-reply-author" href="https://a.example/">甲</a> <i>博主</i></span> | 甲 博主
                    <a href="https://a.example/"><b>甲 <span>2024-01-01 10:00</span></b></a> | 甲
                    <b><a href="https://a.example/">甲</a> <a class="reply" href="#comment-7">回复</a></b> | 甲
                    <a href="https://a.example/"><b>甲 <a class="reply-to" href="#comment-6">回复 @乙</a></b></a> | 甲
                    """)
    void aNameAndItsLinkStayWithoutTheLabels(String author, String name) {
        String base = "https://blog.example.com/";
        WebPage page = WebPage.of(
                "<div class='comment' id='comment-7'>" + author + "<i>2024-01-01 10:00</i>"
                        + "<div class='comment-content'>问</div></div>",
                base,
                List.of(),
                new AddressReader(HttpUrl.get(base), List.of()),
                Instant.parse("2026-11-24T00:00:00Z"));

        assertThat(page.comments("", PageLayout.of(Selectors.NONE, Map.of()), ZoneId.of("Asia/Shanghai"))
                        .threads())
                .extracting(Comment::author, Comment::authorUrl, Comment::content)
                .containsExactly(tuple(name, "https://a.example/", "问"));
    }
}
