package io.github.emlogstatic.build.address;

import io.github.emlogstatic.MadeOnce;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options.UrlMode;
import io.github.emlogstatic.model.Category;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;

/**
 * The mirror of a small blog that has had every form of address that emlog knows.
 *
 * @param documents what a web server has for its root
 * @param root the path of the site's home page, percent-encoded
 * @param addresses old addresses without that path, to the file that each leads to
 */
public record OldBlog(Path documents, String root, Map<String, String> addresses) {

    private static final int PLAIN = 1;
    private static final int NAMED = 2;
    private static final String UPLOAD = "content/uploadfile/202009/a.txt";

    /**
     * A copy of the mirror of a blog whose addresses now have that form, which is made once.
     *
     * @param documents a folder that is not there yet
     */
    public static OldBlog of(UrlMode mode, Path documents) throws IOException {
        Path made = MadeOnce.folder("old-blog-" + mode, folder -> build(mode, folder));
        PathUtils.copyDirectory(made.resolve("documents"), documents);
        Map<String, String> names = Archive.peek(made.resolve("archive")).names();
        return new OldBlog(documents, URI.create(root(mode)).toASCIIString(), addresses(names));
    }

    private static void build(UrlMode mode, Path folder) throws IOException {
        String root = root(mode);
        try (CrawledBlog crawled = CrawledBlog.of(blog(mode), folder)) {
            crawled.configured("output: \"" + folder.resolve("documents").resolve(decoded(root))
                    + "\"\nperPage: 2\npages: [8]\n" + "baseUrl: https://mirror.example.com" + root
                    + "\nredirects: [netlify, nginx, apache, caddy]\n");
            crawled.build("");
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String root(UrlMode mode) {
        return switch (mode) {
            case DYNAMIC -> "/";
            case STATIC, FOLDER -> "/sub/";
            case CATEGORY -> "/我的(C++)/v1.0/";
        };
    }

    public Path file(String path) {
        return documents.resolve(decoded(root)).resolve(path);
    }

    private static String decoded(String root) {
        return URI.create(root).getPath().substring(1);
    }

    private static MemoryBlog blog(UrlMode mode) {
        MemoryBlog blog = MemoryBlog.empty();
        blog.configure(options -> options.urlMode(mode).aliases(true));
        blog.category(new Category(1, "技术", "tech", "", 0, 1)).category(new Category(2, "生活 随笔", "", "", 0, 2));
        for (int id = 1; id <= 7; id++) {
            int article = id;
            blog.publish(post -> post.title("article " + article)
                    .html("<p><a href=\"../" + UPLOAD + "\">text</a></p>")
                    .alias(article == NAMED ? "hello" : "")
                    .category(article == NAMED ? 2 : 1)
                    .tags(article == PLAIN ? new String[] {"C++", "A:B", "hello world", "Java", "java"} : new String[0])
                    .date(LocalDateTime.of(2020, 9, 1, 8, 0).plusDays(article)));
        }
        blog.publishPage("a page", "text");
        blog.upload(UPLOAD, "an upload");
        return blog;
    }

    private static Map<String, String> addresses(Map<String, String> names) {
        Map<String, String> addresses = new LinkedHashMap<>();
        addPost(addresses, PLAIN, names.get("article/" + PLAIN));
        addPost(addresses, NAMED, names.get("article/" + NAMED));
        addPost(addresses, 8, names.get("page/8"));
        for (String form : new String[] {"hello", "hello.html", "tech/hello", "post/hello", "hello/comment-page-2"}) {
            addresses.put(form, names.get("article/" + NAMED));
        }
        addList(addresses, "sort", "1", names.get("sort/1"));
        addresses.put("tech", names.get("sort/1"));
        addresses.put("sort/tech", names.get("sort/1")); // as emlog 5 and 6 wrote it; every later one answers it
        addList(addresses, "sort", "2", names.get("sort/2"));
        addList(addresses, "author", "1", names.get("author/1"));
        addList(addresses, "record", "202009", names.get("record/202009"));
        addList(addresses, "tag", "C%2B%2B", names.get("tag/C++"));
        addList(addresses, "tag", "A%3AB", names.get("tag/A:B"));
        addList(addresses, "tag", "hello%20world", names.get("tag/hello world"));
        addresses.put("?tag=hello+world", names.get("tag/hello world"));
        addList(addresses, "tag", "Java", names.get("tag/Java"));
        addList(addresses, "tag", "java", names.get("tag/java"));
        addPages(addresses);
        addresses.put(UPLOAD, UPLOAD);
        return addresses;
    }

    private static void addPost(Map<String, String> addresses, int id, String file) {
        addresses.put("?post=" + id, file);
        addresses.put("?post=" + id + "&comment-page=2", file);
        for (String form : new String[] {
            "post-%d.html",
            "%d.html",
            "post/%d",
            "%d",
            "tech/%d.html",
            "post-%d.html/comment-page-2",
            "post/%d/comment-page-2"
        }) {
            addresses.put(form.formatted(id), file);
        }
    }

    private static void addList(Map<String, String> addresses, String kind, String id, String file) {
        addresses.put("?" + kind + "=" + id, file);
        addresses.put(kind + "/" + id, file);
    }

    /**
     * Old list pages: there are seven articles, two a page, six of them in the first category. New pages count from the
     * oldest.
     */
    private static void addPages(Map<String, String> addresses) {
        addresses.put("?page=1", "index.html");
        addresses.put("posts", "index.html");
        addresses.put("?page=2", "list/3.html");
        addresses.put("page/4", "list/1.html");
        addresses.put("?sort=1&page=2", "tech/list/2.html");
        addresses.put("sort/1/page/2", "tech/list/2.html");
        addresses.put("tech/page/3", "tech/list/1.html");
        addresses.put("sort/tech/page/3", "tech/list/1.html");
        addresses.put("author/1/page/2", "author/1/list/3.html");
        addresses.put("?record=202009&page=2", "record/202009/list/3.html");
    }
}
