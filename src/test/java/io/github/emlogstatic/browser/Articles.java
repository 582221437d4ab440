package io.github.emlogstatic.browser;

import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts for tests that look at the page of one in several themes: a site for each theme, of all texts, built once. */
public final class Articles {

    private final String name;
    private final List<String> texts = new ArrayList<>();
    private final Map<String, Path> sites = new HashMap<>();

    /** @param name of their folders */
    public Articles(String name) {
        this.name = name;
    }

    /** Adds a text, before any page is asked for. Returns its number. */
    public int add(String html) {
        texts.add(html);
        return texts.size();
    }

    /** The address of its page on the disk. */
    public String in(String theme, int number) throws Exception {
        Path site = sites.get(theme);
        if (site == null) {
            site = OneArticle.site(name + "-" + theme, blog(), "theme: " + theme);
            sites.put(theme, site);
        }
        return site.resolve("post/" + number + ".html").toUri().toString();
    }

    private MemoryBlog blog() {
        MemoryBlog blog = MemoryBlog.empty();
        texts.forEach(html -> blog.publish(post -> post.title("a").html(html)));
        return blog;
    }
}
