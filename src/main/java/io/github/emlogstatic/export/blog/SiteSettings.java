package io.github.emlogstatic.export.blog;

import java.net.URI;

/**
 * What the settings of all tools have in common.
 *
 * @param blog that is exported
 */
public record SiteSettings(ExportedBlog blog) {

    /** The address of the site: {@code baseUrl}, or else the blog's own address. */
    public String address() {
        return blog.config().site().baseUrl().orElse(blog.site().blog().address());
    }

    /** The path of that address, beginning and ending in a slash. */
    public String path() {
        String path = URI.create(address()).getRawPath();
        return path == null || path.isEmpty() ? "/" : path.endsWith("/") ? path : path + "/";
    }
}
