package io.github.emlogstatic.export.wordpress;

import io.github.emlogstatic.content.write.Xml;
import io.github.emlogstatic.export.blog.ExportedBlog;
import io.github.emlogstatic.export.blog.Term;
import io.github.emlogstatic.export.blog.TermCatalogue;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.SiteKey;

/** What every file begins with: the blog, its authors and its categories. */
final class WxrHead {

    private static final String START = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0"
             xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
             xmlns:content="http://purl.org/rss/1.0/modules/content/"
             xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:wp="http://wordpress.org/export/1.2/">
            <channel>
            """;

    private WxrHead() {}

    static String of(ExportedBlog blog, TermCatalogue catalogue, WordPressTargets targets) {
        Blog about = blog.site().blog();
        Xml head = new Xml()
                .element("title", about.name())
                .element("link", targets.base())
                .element("description", about.description())
                .element("language", blog.config().site().language())
                .element("generator", "emlog-static")
                .element("wp:wxr_version", "1.2")
                .element("wp:base_site_url", targets.base())
                .element("wp:base_blog_url", targets.base());
        for (Term author : catalogue.all(SiteKey.Kind.AUTHOR)) {
            head.element(
                    "wp:author",
                    new Xml()
                            .element("wp:author_id", author.key().name())
                            .cdata("wp:author_login", targets.slug(author))
                            .element("wp:author_email", "")
                            .cdata("wp:author_display_name", WordPressText.name(author.name())));
        }
        for (boolean below : new boolean[] {false, true}) { // a category has to be there before those below it
            catalogue.all(SiteKey.Kind.CATEGORY).stream()
                    .filter(category -> catalogue.parent(category).isPresent() == below)
                    .forEach(category -> head.add(category(category, catalogue, targets)));
        }
        return START + head;
    }

    private static Xml category(Term category, TermCatalogue catalogue, WordPressTargets targets) {
        return new Xml()
                .element(
                        "wp:category",
                        new Xml()
                                .element("wp:term_id", category.key().name())
                                .element("wp:category_nicename", targets.slug(category))
                                .element(
                                        "wp:category_parent",
                                        catalogue
                                                .parent(category)
                                                .map(targets::slug)
                                                .orElse(""))
                                .cdata("wp:cat_name", targets.name(category))
                                .cdata("wp:category_description", WordPressText.plain(category.description())));
    }
}
