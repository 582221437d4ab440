package io.github.emlogstatic.embedded;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Link;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pages that a crawl reads beside the API: the home page, and each article's and page's own. The API tells nothing of
 * the menu, the friend links and the standalone pages, so that without these pages a crawl of the archive would lose them.
 */
record HtmlPages(ServedBlog blog, Addresses addresses) {

    private static final int LISTED = 10;
    private static final int OWNER = 1;

    /** Menu, newest articles or the standalone page that is the home, friend links, and what the owner says. */
    Answer home() throws IOException {
        StringBuilder html = new StringBuilder(head(blog.blog().name()));
        html.append("<nav class=\"blog-header\"><ul class=\"nav-list\">\n");
        blog.blog().navigation().forEach(link -> html.append(item(link)));
        html.append("</ul></nav>\n<main>\n");
        Optional<Article> home = blog.page(blog.blog().profile().homePage());
        html.append(home.isPresent() ? text(home.get()) : list());
        html.append("</main>\n<ul class=\"links\">\n");
        blog.blog().links().forEach(link -> html.append(item(link)));
        html.append("</ul>\n");
        blog.author(OWNER).filter(owner -> !owner.description().isEmpty()).ifPresent(owner -> html.append(box(owner)));
        return Answer.html(200, html.append("</body>\n</html>\n").toString());
    }

    private String list() {
        StringBuilder html = new StringBuilder();
        blog.listed().stream()
                .limit(LISTED)
                .forEach(article -> html.append("<h2><a href=\"" + Php.escape(addresses.of(article.url())) + "\">"
                        + Php.escape(article.title()) + "</a></h2>\n"));
        return html.toString();
    }

    private String box(Author owner) {
        String picture = owner.avatar().isEmpty()
                ? ""
                : "<div><img class='bloggerinfo-img' src=\"" + addresses.of(owner.avatar()) + "\"></div>\n";
        return "<div class=\"bloggerinfo\">\n" + picture + "<div class='bloginfo-name'><b>" + Php.escape(owner.name())
                + "</b></div>\n<div class='bloginfo-descript'>" + Php.escape(owner.description()) + "</div>\n</div>\n";
    }

    private String item(Link link) {
        boolean relative = !link.url().contains(":") && !link.url().startsWith("//");
        String icon = link.icon().isEmpty() ? "" : "<img src=\"" + Php.escape(addresses.of(link.icon())) + "\">";
        StringBuilder html = new StringBuilder("<li>" + icon + "<a href=\""
                + Php.escape(relative ? addresses.base() + link.url() : link.url()) + "\" title=\""
                + Php.escape(link.description()) + "\"" + (link.newTab() ? " target=\"_blank\"" : "") + ">"
                + Php.escape(link.title()) + "</a>");
        if (!link.children().isEmpty()) {
            html.append("<ul>");
            link.children().forEach(child -> html.append(item(child)));
            html.append("</ul>");
        }
        return html.append("</li>\n").toString();
    }

    /** The page of the article or standalone page that has this address, relative to the blog's base and decoded. */
    Answer at(String address) throws IOException {
        Optional<Article> found = Stream.concat(blog.listed().stream(), blog.pages().stream())
                .filter(one -> Percent.decode(one.url()).equals(address))
                .findFirst();
        return found.isPresent() ? of(found.get().id()) : Answer.notFound();
    }

    Answer of(int id) throws IOException {
        Optional<Article> found = blog.article(id).or(() -> blog.page(id));
        return found.isPresent() ? shown(found.get()) : Answer.notFound();
    }

    private Answer shown(Article article) throws IOException {
        String head = head(article.title() + " - " + blog.blog().name());
        return Answer.html(200, head + text(article) + "</body>\n</html>\n");
    }

    private String text(Article article) throws IOException {
        return article.needsPassword()
                ? text(article.title(), "<form method=\"post\"><input type=\"password\" name=\"logpwd\"></form>")
                : text(article.title(), blog.body(article).content()) + commentForm(article.id());
    }

    private static String text(String title, String html) {
        return "<article>\n<h1>" + Php.escape(title) + "</h1>\n" + html + "\n</article>\n";
    }

    /** The form of comments. If the address is an alias, nothing else on the page names the id. */
    private static String commentForm(int id) {
        return "<form><input type=\"hidden\" name=\"gid\" value=\"" + id + "\"></form>\n";
    }

    private String head(String title) {
        return "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + Php.escape(title)
                + "</title>\n<link rel=\"alternate\" title=\"RSS\" href=\"" + addresses.base()
                + "rss.php\" type=\"application/rss+xml\">\n</head>\n<body>\n";
    }
}
