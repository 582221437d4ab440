package io.github.emlogstatic.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.real.FilledEmlog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * First crawls of a real emlog beside {@code curl}, which asks the same emlog for each article by its number, over as many
 * connections, and throws the answers away: what the blog can give at most.
 */
final class FirstCrawl {

    private static final int CONNECTIONS = 4;

    private final Launcher launcher;
    private final Path directory;

    FirstCrawl(Launcher launcher, Path directory) throws IOException {
        this.launcher = launcher;
        this.directory = Files.createDirectories(directory);
    }

    /** A line of a table in Markdown for each run: articles, version of emlog, seconds of both, and how many times as long. */
    String measure(int size, int runs) throws IOException, InterruptedException {
        MemoryBlog blog = GeneratedBlog.of(size);
        StringBuilder lines = new StringBuilder("| articles | emlog | crawl: s | curl: s | times as long |\n")
                .append("| --: | --- | --: | --: | --: |\n");
        try (FilledEmlog emlog = FilledEmlog.with(blog, directory)) {
            articles(blog, emlog.address()); // PHP and the database read their files first
            for (int run = 0; run < runs; run++) {
                double ours = crawl(directory.resolve("run" + run), emlog.address(), size);
                double curl = articles(blog, emlog.address());
                lines.append(String.format(
                        Locale.ROOT,
                        "| %,d | %s | %.1f | %.1f | %.1f |%n",
                        size,
                        emlog.version(),
                        ours,
                        curl,
                        ours / curl));
            }
        }
        return lines.toString();
    }

    /** The seconds of a first crawl, as the program's report tells them. */
    private double crawl(Path site, String address, int size) throws IOException, InterruptedException {
        Ours ours = new Ours(
                launcher,
                site,
                site.resolve("archive"),
                "blog: {url: \"" + address + "\"}\nbuild: {report: report.json}\n");
        ours.build();
        JsonNode report =
                new ObjectMapper().readTree(site.resolve("report.json").toFile());
        if (report.at("/articles/new").asInt() != size) {
            throw new IOException("the crawl has read " + report.at("/articles/new") + " articles, not " + size);
        }
        return report.at("/seconds/crawl").asDouble();
    }

    private double articles(MemoryBlog blog, String address) throws IOException, InterruptedException {
        Path urls = directory.resolve("urls.txt");
        Files.writeString(
                urls,
                blog.posts().stream()
                        .map(PostRow::id)
                        .map(id -> "url = " + address + "?rest-api=article_detail&id=" + id + "\noutput = /dev/null\n")
                        .collect(Collectors.joining()));
        List<String> curl = List.of(
                "curl",
                "--no-progress-meter",
                "--fail",
                "--parallel",
                "--parallel-max",
                String.valueOf(CONNECTIONS),
                "--config",
                urls.toString());
        return Run.of(directory, Map.of(), curl).seconds();
    }
}
