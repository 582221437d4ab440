package io.github.emlogstatic.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories of a blog, from seeds: every night the report counts what the archive has. {@code -Dhistories=1000} runs more. */
class CountedHistoriesTest {

    private static final int NIGHTS = 6;

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("histories", 8));
    }

    @Test
    void anArticleThatBecameAPageIsCounted() throws IOException {
        try (CrawledBlog crawled = CrawledBlog.of(MemoryBlog.empty(), folder.resolve("mirror"))) {
            crawled.blog().fill(3).comment(3, "读者", "一");
            crawled.blog().comment(3, "读者", "二");
            crawled.crawl();
            crawled.loseState();
            crawled.blog().configure(options -> options.apiOpen(false)).edit(3, post -> post.type(PostRow.PAGE));
            CrawlReport report = crawled.nextNight().crawl();

            ArchiveCounts.assertCounted(report.counts(), crawled.archive(), "the first night");
            assertThat(report.counts().comments().total()).isEqualTo(2);
            ArchiveCounts.assertCounted(crawled.nextNight().crawl().counts(), crawled.archive(), "the second night");
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theReportCountsWhatTheArchiveHas(int seed) throws IOException {
        Random random = new Random(seed);
        List<String> told = new ArrayList<>();
        try (CrawledBlog crawled = CrawledBlog.of(MemoryBlog.empty(), folder.resolve("mirror"))) {
            MemoryBlog blog = crawled.blog().fill(4);
            blog.publishPage("关于", "我");
            crawled.configured("pages: [5]\ncrawl: {recheckEvery: " + (seed % 2 == 0 ? 1 : 30) + "d}\n");
            blog.configure(options -> options.apiOpen(seed % 3 == 0));
            for (int night = 0; night < NIGHTS; night++) {
                for (int i = random.nextInt(5); i >= 0; i--) {
                    event(crawled, random, told);
                }
                told.add("|");
                CrawlReport report = crawled.nextNight().crawl("--force");
                ArchiveCounts.assertCounted(
                        report.counts(), crawled.archive(), "seed " + seed + ", after " + told + report.problems());
            }
        }
    }

    private void event(CrawledBlog crawled, Random random, List<String> told) throws IOException {
        MemoryBlog blog = crawled.blog();
        List<PostRow> posts = blog.posts();
        int kind = random.nextInt(10);
        int id = posts.isEmpty() ? 0 : posts.get(random.nextInt(posts.size())).id();
        if (kind == 0 || id == 0) {
            told.add("publish " + blog.publish("文章 " + random.nextInt(9), "正文"));
            return;
        }
        told.add(List.of(
                                "",
                                "comment ",
                                "comment ",
                                "delete ",
                                "page ",
                                "article ",
                                "lock ",
                                "unlock ",
                                "state ",
                                "toggle ")
                        .get(kind)
                + id);
        switch (kind) {
            case 1, 2 -> blog.comment(id, "读者", "评论 " + random.nextInt(99));
            case 3 -> blog.delete(id);
            case 4 -> blog.edit(id, post -> post.type(PostRow.PAGE));
            case 5 -> blog.edit(id, post -> post.type(PostRow.BLOG));
            case 6 -> blog.edit(id, post -> post.password("pw"));
            case 7 -> blog.edit(id, post -> post.password(""));
            case 8 -> {
                Path state = crawled.folder().resolve("archive/state");
                if (Files.exists(state)) {
                    FileUtils.deleteDirectory(state.toFile());
                }
            }
            default -> {
                if (random.nextInt(3) == 0) {
                    blog.configure(options -> options.apiOpen(random.nextBoolean()));
                }
            }
        }
    }
}
