package io.github.emlogstatic.fakeemlog.call;

import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.php.PhpFunctions;
import io.github.emlogstatic.model.Category;
import java.util.Optional;

/** The addresses that answers hold: absolute ones, which follow the request's host as emlog's {@code detect_url} does. */
public final class ServedAddresses {

    private final MemoryBlog blog;
    private final Options options;
    private final String base;

    public ServedAddresses(MemoryBlog blog, Options options, ApiRequest request) {
        this.blog = blog;
        this.options = options;
        this.base = detected(request, options.path());
    }

    private static String detected(ApiRequest request, String path) {
        boolean https = request.header("x-forwarded-proto").equals(Optional.of("https"));
        return (https ? "https://" : "http://") + request.header("host").orElse("localhost") + path;
    }

    /** The blog's base address, ending in a slash. */
    public String base() {
        return base;
    }

    public String defaultAvatar() {
        return base + "admin/views/images/avatar.svg";
    }

    /** emlog's {@code getFileUrl}: of an empty path, the blog's own address. */
    public String file(String path) {
        return isAbsolute(path) ? path : base + path;
    }

    static boolean isAbsolute(String path) {
        return path.regionMatches(true, 0, "http", 0, 4) || path.startsWith("//");
    }

    public String cover(PostRow post) {
        return post.cover().isEmpty() ? "" : file(post.cover());
    }

    public String tag(String name) {
        String encoded = PhpFunctions.rawUrlEncode(name);
        return base + (options.urlMode() == Options.UrlMode.DYNAMIC ? "?tag=" : "tag/") + encoded;
    }

    /** emlog's {@code Url::log}. */
    public String post(PostRow post) {
        return isAbsolute(post.url()) ? post.url() : base + relative(post);
    }

    /** An article's address relative to the base. */
    public String relative(PostRow post) {
        if (!post.url().isEmpty()) {
            return post.url();
        }
        if (options.aliases() && !post.alias().isEmpty()) {
            String folder = options.urlMode() == Options.UrlMode.CATEGORY ? categoryFolder(post) : "";
            return folder + PhpFunctions.urlEncode(post.alias());
        }
        return switch (options.urlMode()) {
            case DYNAMIC -> "?post=" + post.id();
            case STATIC -> (options.sampleUrls() ? "" : "post-") + post.id() + ".html";
            case FOLDER -> (options.sampleUrls() ? "" : "post/") + post.id();
            case CATEGORY -> categoryFolder(post) + post.id() + ".html";
        };
    }

    /** The alias, or the raw name: emlog encodes neither. */
    private String categoryFolder(PostRow post) {
        return blog.category(post.category()).map(ServedAddresses::folder).orElse("");
    }

    private static String folder(Category category) {
        return (category.alias().isEmpty() ? category.name() : category.alias()) + "/";
    }
}
