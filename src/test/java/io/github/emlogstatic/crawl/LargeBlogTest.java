package io.github.emlogstatic.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.Config.Console;
import io.github.emlogstatic.config.Config.RunConfig;
import io.github.emlogstatic.config.Configs;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.BareBlog;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.SiteNames;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.naming.PathAllocator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What one new article costs: the same number of files, whatever the size of the blog. Making thousands of pages is not
 * what is measured, so articles of the large blog have a short layout; those of the small one have the theme's own, which
 * would show it if a page read what every new article changes.
 */
@Tag("slow")
class LargeBlogTest {

    private static final Pattern LIST_PAGE = Pattern.compile("(.*\\blist/)([0-9]+)\\.html");
    private static final LocalDateTime START = LocalDateTime.of(2015, 1, 1, 8, 0);

    @TempDir
    Path folder;

    @Test
    void oneNewArticleCostsTheSameOnAnyBlogSize() throws Exception {
        List<String> small = writtenForOneMore(300, folder.resolve("small"));
        Files.createDirectories(folder.resolve("large/theme/layouts"));
        Files.writeString(folder.resolve("large/theme/layouts/article.peb"), "{{ article.title }}");
        List<String> large = writtenForOneMore(3_000, folder.resolve("large"));

        assertThat(kinds(large)).isEqualTo(kinds(small));
        assertBounded(small);
        assertBounded(large);
        assertOnlyNewestListPages(small, folder.resolve("small/public"));
        assertOnlyNewestListPages(large, folder.resolve("large/public"));
    }

    private static void assertBounded(List<String> written) {
        assertThat(written)
                .hasSizeBetween(40, 50)
                .allSatisfy(path -> assertThat(path)
                        .matches(
                                "post/300?[01]\\.html" // the article and its neighbour
                                        + "|index\\.html|list/30?[01]\\.html" // home and its newest pages
                                        + "|sort/[12](/list/[0-9]+)?\\.html" // category and parent
                                        + "|tag/[a-z0-9]+(/list/[0-9]+)?\\.html"
                                        + "|author/1(/list/[0-9]+)?\\.html"
                                        + "|record/[0-9]+(/list/[0-9]+)?\\.html" // year and month
                                        + "|(archives|tags|categories|authors|search)\\.html" // the index pages
                                        + "|rss\\.php|assets/addresses\\.js|_redirects" // old addresses
                                        + "|(feed|atom|rss|sitemap|sort/[12])[a-z./]*\\.(xml|json)" // of all
                                        + "|search/[a-z0-9]+/[a-z0-9]+\\.js")); // the newest segment
    }

    /** Of each list, only the page with the new article and the page before it may change. */
    private static void assertOnlyNewestListPages(List<String> written, Path site) {
        for (String path : written) {
            Matcher page = LIST_PAGE.matcher(path);
            if (page.matches()) {
                int inTwoPages = Integer.parseInt(page.group(2)) + 2;
                assertThat(site.resolve(page.group(1) + inTwoPages + ".html"))
                        .as("a page of the list after " + path)
                        .doesNotExist();
            }
        }
    }

    /** Paths without their numbers: a new article may begin another list page. */
    private static Set<String> kinds(List<String> paths) {
        return paths.stream()
                .map(path -> path.replaceAll("[0-9]+", "N"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> writtenForOneMore(int size, Path directory) throws IOException, ConfigException {
        List<Article> articles = new ArrayList<>();
        for (int id = 1; id <= size; id++) {
            articles.add(article(id));
        }
        write(directory, articles, articles);
        build(directory);
        try (Stream<Path> files = Files.walk(directory.resolve("public"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(0));
            }
        }

        articles.add(article(size + 1));
        write(directory, articles, articles.subList(size, size + 1));
        BuildReport report = build(directory);

        List<String> written = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory.resolve("public"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).toMillis() > 0) {
                    written.add(directory.resolve("public").relativize(file).toString());
                }
            }
        }
        assertThat(report.output().written()).isEqualTo(written.size());
        return written;
    }

    private static void write(Path directory, List<Article> all, List<Article> added) throws IOException {
        List<Category> categories = List.of(new Category(1, "技术", "", "", 0, 1), new Category(2, "Java", "", "", 1, 1));
        try (Archive archive = Archive.open(directory.resolve("archive"), Clock.systemUTC())) {
            archive.writeBlog(BareBlog.named("name"));
            archive.writeCategories(categories);
            archive.writeAuthors(List.of(new Author(1, "author", "", "")));
            for (Article article : added) {
                archive.writeArticle(new ArchivedArticle(
                        article,
                        new Body("<p>text " + article.id() + "</p>", "text", "", ""),
                        Origin.DETAIL,
                        "",
                        Map.of()));
            }
            archive.writeNames(PathAllocator.names(all, List.of(), categories, SiteNames.of(archive.names()))
                    .json());
            archive.commit();
        }
    }

    private static Article article(int id) {
        return Article.builder(id)
                .title("title " + id)
                .date(START.plusHours(id * 9L))
                .url("?post=" + id)
                .author(1)
                .category(2)
                .tags(List.copyOf(new TreeSet<>(List.of("tag" + id % 7, "tag" + id % 11))))
                .build();
    }

    private static BuildReport build(Path directory) throws IOException, ConfigException {
        Files.writeString(directory.resolve("site-config.yaml"), "baseUrl: https://mirror.example.com/");
        Config config = Configs.of("https://blog.example.com/", directory);
        RunConfig offline =
                new RunConfig(true, false, false, false, false, false, Optional.empty(), new Console(true, false));
        return new SiteBuild(config.with(offline), Clock.systemUTC(), Progress.SILENT).run();
    }
}
