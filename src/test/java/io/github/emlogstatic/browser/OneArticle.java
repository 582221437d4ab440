package io.github.emlogstatic.browser;

import io.github.emlogstatic.InMemory;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** A blog of one article as a site: the least that a configuration can be tried on. */
public final class OneArticle {

    private static final Path FOLDERS = InMemory.folder();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(FOLDERS.toFile())));
    }

    private OneArticle() {}

    /**
     * Builds it.
     *
     * @param name of its folder
     * @param settings more lines of the configuration
     * @return the article's address on the disk
     */
    public static String address(String name, String html, String settings) throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        int id = blog.publish(post -> post.title("a").html(html));
        return address(name, blog, settings, "post/" + id + ".html");
    }

    /** The address on the disk of a page of another blog. */
    public static String address(String name, MemoryBlog blog, String settings, String page) throws Exception {
        return site(name, blog, settings).resolve(page).toUri().toString();
    }

    /** The folder of the site of another blog. */
    public static Path site(String name, MemoryBlog blog, String settings) throws Exception {
        Path folder = FOLDERS.resolve(name);
        FileUtils.deleteDirectory(folder.toFile());
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder)) {
            crawled.configured(settings);
            crawled.build("");
        }
        return folder.resolve("public");
    }
}
