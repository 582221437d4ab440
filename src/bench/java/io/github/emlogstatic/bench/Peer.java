package io.github.emlogstatic.bench;

import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.render.site.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;

/** The same blog as a site of Hugo, with the layouts of {@code examples/benchmark/hugo}. */
final class Peer {

    private static final Path LAYOUTS = Path.of("examples/benchmark/hugo");
    private static final String TAXONOMIES = "[taxonomies]\n";

    private final Path directory;

    private Peer(Path directory) {
        this.directory = directory;
    }

    /** The name and version of the Hugo on this machine, if there is one. */
    static Optional<String> version() {
        try {
            Process hugo = new ProcessBuilder("hugo", "version").start();
            String line = new String(hugo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(line.strip().replaceFirst("hugo v([0-9.]+).*", "Hugo $1"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Writes the site's sources.
     *
     * @param lists whether it has a list for each author, month and year, too
     */
    static Peer of(MemoryBlog blog, Path directory, boolean lists) throws IOException {
        FileUtils.copyDirectory(LAYOUTS.toFile(), directory.toFile());
        if (lists) {
            Path settings = directory.resolve("hugo.toml");
            String more = TAXONOMIES + "  author = \"authors\"\n  month = \"months\"\n  year = \"years\"\n";
            Files.writeString(settings, Files.readString(settings).replace(TAXONOMIES, more));
        }
        Files.createDirectories(directory.resolve("content/post"));
        Peer peer = new Peer(directory);
        for (PostRow post : blog.posts()) {
            peer.write(post);
        }
        return peer;
    }

    void write(PostRow post) throws IOException {
        String date = post.date().format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("title", post.title());
        head.put("date", date + "+08:00");
        head.put("url", "/post-" + post.id() + ".html");
        head.put("categories", List.of("分类" + post.category()));
        head.put("tags", post.tags());
        head.put("authors", List.of("author"));
        head.put("months", List.of(date.substring(0, 7)));
        head.put("years", List.of(date.substring(0, 4)));
        head.put("summary", post.body().excerpt().replaceAll("<[^>]+>", ""));
        Files.writeString(
                directory.resolve("content/post/" + post.id() + ".html"),
                Json.of(head) + "\n" + post.body().content());
    }

    public Run build(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("hugo", "--quiet", "--buildFuture"));
        command.addAll(List.of(options));
        return Run.of(directory, Map.of(), command);
    }

    public void forget() throws IOException {
        FileUtils.deleteDirectory(directory.resolve("resources").toFile());
        FileUtils.deleteDirectory(site().toFile());
    }

    public Path site() {
        return directory.resolve("public");
    }
}
