package io.github.emlogstatic.export.blog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.SiteKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TermCatalogueTest {

    @TempDir
    Path folder;

    /** Two of the name {@code a} are called {@code a (2)} and {@code a (3)}, as the owner has called the third. */
    @Test
    void noTwoCategoriesShareAShortName() throws IOException {
        MemoryBlog blog = MemoryBlog.empty();
        blog.category(2, "a").category(3, "a").category(4, "a (2)");
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder)) {
            crawled.crawl();
            ExportedBlog exported = ExportedBlog.of(crawled.config("--offline"), List.of());
            TermCatalogue catalogue = new TermCatalogue(
                    exported.site(), new Places(exported.site().names()));

            assertThat(catalogue.all(SiteKey.Kind.CATEGORY))
                    .extracting(Term::slug)
                    .containsExactly("a-2", "a-3", "a-2-2");
        }
    }
}
