package io.github.emlogstatic.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.model.discussion.Comment;
import java.io.IOException;
import java.util.List;

/** Compares what a crawl counted with what the archive holds. */
public final class ArchiveCounts {

    private ArchiveCounts() {}

    /** @param when names the run, for a failure */
    public static void assertCounted(CrawlReport.Counts counts, Archive archive, String when) throws IOException {
        int comments = 0;
        for (int id : archive.articleIds()) {
            comments += Comment.count(archive.comments(id));
        }
        for (int id : archive.pageIds()) {
            comments += archive.hasArticle(id) ? 0 : Comment.count(archive.comments(id));
        }
        assertThat(List.of(counts.articles(), counts.pages(), counts.comments(), counts.notes()))
                .as(when)
                .allMatch(count -> count.unchanged() >= 0)
                .extracting(Count::total)
                .containsExactly(
                        archive.articleIds().size(),
                        archive.pageIds().size(),
                        comments,
                        archive.notes().size());
    }
}
