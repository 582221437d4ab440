package io.github.emlogstatic.crawl.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.model.Link;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A standalone page that its owner makes an article, at the same address. */
class PageBecomesArticleTest {

    private static final String ADDRESS = "about.html";
    private static final String TEXT = "关于我自己的一些话，够长的一段正文。";

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();

    private int aPageInTheMenu(boolean open) throws IOException {
        blog.configure(options -> options.aliases(true).apiOpen(open));
        blog.fill(3);
        int page = blog.publish(
                post -> post.type(PostRow.PAGE).title("关于").alias(ADDRESS).text(TEXT));
        blog.menu(Link.to("关于", ADDRESS));
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        assertThat(crawled.archive().names()).containsEntry("page/" + page, ADDRESS);
        return page;
    }

    private int anArticleAtItsAddress() {
        return blog.publish(post -> post.title("关于").alias(ADDRESS).text(TEXT));
    }

    private void nights(int count) throws IOException {
        for (int night = 0; night < count; night++) {
            crawled.nextNight().crawl();
        }
    }

    private void assertThatOnlyTheArticleIsThere(int page, int article) throws IOException {
        assertThat(crawled.archive().pageIds()).doesNotContain(page);
        assertThat(crawled.archive().names())
                .containsEntry("article/" + article, ADDRESS)
                .doesNotContainKey("page/" + page);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anArticleReplacesADeletedPage(boolean open) throws IOException {
        int page = aPageInTheMenu(open);
        blog.delete(page);
        int article = anArticleAtItsAddress();
        nights(3);

        assertThatOnlyTheArticleIsThere(page, article);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anArticleIsThereANightBeforeThePageLeaves(boolean open) throws IOException {
        int page = aPageInTheMenu(open);
        int article = anArticleAtItsAddress();
        nights(1);
        blog.delete(page);
        nights(3);

        assertThatOnlyTheArticleIsThere(page, article);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPageIsMadeAnArticleInPlace(boolean open) throws IOException {
        int page = aPageInTheMenu(open);
        blog.edit(page, post -> post.type(PostRow.BLOG));
        nights(3);

        assertThatOnlyTheArticleIsThere(page, page);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPageThatIsStillThereStays(boolean open) throws IOException {
        int page = aPageInTheMenu(open);
        blog.edit(page, post -> post.alias(""));
        anArticleAtItsAddress();
        nights(3);

        assertThat(crawled.archive().pageIds()).contains(page);
    }
}
