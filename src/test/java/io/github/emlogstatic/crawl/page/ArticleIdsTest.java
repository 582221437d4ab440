package io.github.emlogstatic.crawl.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.crawl.state.DerivedId;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ids of articles whose pages tell none. */
class ArticleIdsTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();

    @Test
    void addressesOfOneDerivedIdAreTwoArticles() throws IOException {
        assertThat(DerivedId.of("map")).isEqualTo(DerivedId.of("mc2"));
        blog.configure(options -> options.aliases(true).commentForms(false));
        publish("mc2");
        publish("third");
        crawled.emlog().withoutApi();
        crawled.crawl();
        int first = DerivedId.of("mc2");
        assertThat(ids()).containsEntry("mc2", first);
        publish("map");

        crawled.nextNight().crawl();

        Map<String, Integer> both = ids();
        assertThat(both).containsOnlyKeys("map", "mc2", "third").containsEntry("mc2", first);
        crawled.nextNight().crawl();
        assertThat(ids()).isEqualTo(both);
    }

    private void publish(String alias) {
        blog.publish(post -> post.title("the title of " + alias)
                .alias(alias)
                .text("The text of " + alias + ", long enough to be told from others."));
    }

    private Map<String, Integer> ids() throws IOException {
        Map<String, Integer> ids = new TreeMap<>();
        for (int id : crawled.archive().articleIds()) {
            ids.put(crawled.article(id).article().url(), id);
        }
        return ids;
    }
}
