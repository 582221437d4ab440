package io.github.emlogstatic.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.model.run.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A blog whose address leads to another one. */
class RedirectedBlogTest {

    private static final String TOLD = "the blog redirects to another address";

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    @Test
    void anAddressTheOwnerDidNotNameIsToldOnce() throws Exception {
        crawled.blog().publish("title", "text");
        crawled.crawl();
        try (EmlogServer other = EmlogServer.serving(crawled.blog())) {
            String address = other.address();
            crawled.emlog()
                    .failing(request -> Optional.of(
                            Faults.redirect(302, address + request.getTarget().substring(1))));

            CrawlReport moved = crawled.nextNight().crawl();

            assertThat(moved.problems())
                    .filteredOn(problem -> problem.what().equals(TOLD))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.why()).startsWith(address + " is taken for its address"));
            assertThat(crawled.archive().blog().orElseThrow().address()).isEqualTo(address);
            assertThat(crawled.nextNight().crawl().problems())
                    .extracting(Problem::what)
                    .doesNotContain(TOLD);
        }
        crawled.emlog().healthy();

        assertThat(crawled.nextNight().crawl().problems())
                .as("back at the configured address")
                .extracting(Problem::what)
                .doesNotContain(TOLD);
    }

    @Test
    void anAliasIsExpected() throws Exception {
        crawled.blog().publish("title", "text");
        try (EmlogServer other = EmlogServer.serving(crawled.blog())) {
            String address = other.address();
            crawled.configured("blog: {aliases: ['" + address + "']}").crawl();
            crawled.emlog()
                    .failing(request -> Optional.of(
                            Faults.redirect(302, address + request.getTarget().substring(1))));

            assertThat(crawled.nextNight().crawl().problems())
                    .extracting(Problem::what)
                    .doesNotContain(TOLD);
        }
    }
}
