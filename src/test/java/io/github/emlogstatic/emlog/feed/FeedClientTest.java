package io.github.emlogstatic.emlog.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.FakeBlog;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedClientTest {

    private static String feed(String items) {
        return """
                <?xml version="1.0" encoding="utf-8"?>
                <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
                <title><![CDATA[博客 &amp; Lab &lt;1&gt;]]></title>
                <atom:link href="https://b.example/rss.php" rel="self" type="application/rss+xml" />
                <description><![CDATA[a &quot;try&quot;]]></description>
                <link>https://b.example/</link>
                """ + items + "</channel></rss>";
    }

    @Test
    void nameAndDescriptionAreUnescaped() throws Exception {
        try (FakeBlog blog = new FakeBlog();
                EmlogClient client = blog.client()) {
            blog.answer(feed("<item><title>wrong</title><pubDate>Wed, 25 Nov 2026 07:59:42 +0800</pubDate></item>"));
            assertThat(client.feed())
                    .returns("博客 & Lab <1>", BlogFeed::name)
                    .returns("a \"try\"", BlogFeed::description)
                    .returns(Optional.of("+08:00"), BlogFeed::offset);
            assertThat(blog.request().getUrl().encodedPath()).isEqualTo("/rss.php");
            assertThat(client.requests()).containsEntry("rss", 1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'Wed, 25 Nov 2026 07:59:42 -0330', -03:30",
        "'Wed, 25 Nov 2026 07:59:42 +0000', +00:00",
        "'Wed, 25 Nov 2026 07:59:42 GMT', +00:00",
        "'yesterday', ''",
        "'Wed, 25 Nov 2026 07:59:42 -2400', ''",
        "'Wed, 25 Nov 2026 07:59:42 +1900', ''",
        "'Wed, 25 Nov 2026 07:59:42 +0860', ''",
    })
    void theOffsetComesFromTheNewestItem(String date, String offset) throws Exception {
        try (FakeBlog blog = new FakeBlog();
                EmlogClient client = blog.client()) {
            blog.answer("Notice: something\n"
                    + feed("<item><pubDate>" + date + "</pubDate></item>"
                            + "<item><pubDate>Wed, 25 Nov 2020 07:59:42 +0900</pubDate></item>"));
            assertThat(client.feed().offset().orElse("")).isEqualTo(offset);
        }
    }

    @Test
    void withoutItemsThereIsNoOffset() throws Exception {
        try (FakeBlog blog = new FakeBlog();
                EmlogClient client = blog.client()) {
            blog.answer(feed(""));
            assertThat(client.feed().offset()).isEmpty();
        }
    }

    @Test
    void aPageIsNoFeed() throws Exception {
        try (FakeBlog blog = new FakeBlog();
                EmlogClient client = blog.client()) {
            blog.answer("<html><body>home</body></html>");
            FakeBlog.assertFails(client::feed, Reason.NOT_EMLOG, "rss.php");
        }
    }
}
