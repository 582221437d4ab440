package io.github.emlogstatic.fakeemlog.page;

import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.blog.UserRow;
import io.github.emlogstatic.fakeemlog.call.ApiResponse;
import io.github.emlogstatic.fakeemlog.call.Call;
import io.github.emlogstatic.fakeemlog.php.PhpFunctions;
import io.github.emlogstatic.model.Link;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The few HTML pages that a crawler meets: the home page, an article's own page, errors. */
public final class ServedPages {

    private final Call call;

    public ServedPages(Call call) {
        this.call = call;
    }

    /** The standalone page that is the home, if one is; else the list of articles. */
    public ApiResponse home() {
        return call.blog()
                .post(call.options().homePage())
                .map(page -> page(text(page), ""))
                .orElseGet(this::posts);
    }

    /** The list of articles: menu, newest articles, and the side bar, which emlog's own theme shows beside lists only. */
    public ApiResponse posts() {
        StringBuilder side = new StringBuilder("<ul class=\"links\">\n");
        call.blog().links().forEach(link -> side.append(item(link)));
        side.append("</ul>\n");
        call.blog().user(1).filter(owner -> !owner.description().isEmpty()).ifPresent(owner -> side.append(box(owner)));
        return page(list(), side.toString());
    }

    private ApiResponse page(String main, String side) {
        StringBuilder html = new StringBuilder(head(call.options().name()));
        html.append("<nav class=\"blog-header\"><ul class=\"nav-list\">\n");
        call.blog().navigation().forEach(link -> html.append(item(link)));
        html.append("</ul></nav>\n<main>\n").append(main).append("</main>\n").append(side);
        return ApiResponse.html(200, html.append("</body>\n</html>\n").toString());
    }

    private String list() {
        StringBuilder html = new StringBuilder();
        call.blog().published(call.now(), call.version()).stream()
                .limit(call.options().listCount())
                .forEach(post -> html.append(
                        "<h2><a href=\"" + PhpFunctions.escape(call.addresses().post(post)) + "\">"
                                + PhpFunctions.escape(post.title()) + "</a></h2>\n"));
        return html.toString();
    }

    private String text(PostRow page) {
        return "<article>\n<h1>" + PhpFunctions.escape(page.title()) + "</h1>\n"
                + page.body().content() + "\n</article>\n" + form(page);
    }

    /** The comment form, the only part of a page at an alias that names the article's id. */
    private String form(PostRow post) {
        return !call.options().commentForms()
                ? ""
                : "<form><input type=\"hidden\" name=\"gid\" value=\"" + post.id() + "\"></form>\n";
    }

    private String box(UserRow owner) {
        String picture = owner.avatar().isEmpty()
                ? ""
                : "<div><img class='bloggerinfo-img' src=\"" + call.addresses().file(owner.avatar()) + "\"></div>\n";
        return "<div class=\"bloggerinfo\">\n" + picture + "<div class='bloginfo-name'><b>" + owner.escapedName()
                + "</b></div>\n<div class='bloginfo-descript'>" + PhpFunctions.escape(owner.description())
                + "</div>\n</div>\n";
    }

    private String item(Link link) {
        StringBuilder html =
                new StringBuilder("<li><a href=\"" + PhpFunctions.escape(absolute(link.url())) + "\" title=\""
                        + PhpFunctions.escape(link.description()) + "\">" + PhpFunctions.escape(link.title()) + "</a>");
        if (!link.children().isEmpty()) {
            html.append("<ul>");
            link.children().forEach(child -> html.append(item(child)));
            html.append("</ul>");
        }
        return html.append("</li>\n").toString();
    }

    private String absolute(String url) {
        boolean relative = !url.contains(":") && !url.startsWith("//");
        return relative ? call.addresses().base() + url : url;
    }

    /** An article's own page; a form where it is protected, a 404 where it is not public. */
    public ApiResponse post(Optional<PostRow> found) {
        Optional<PostRow> readable = found.filter(PostRow::isReadable)
                .filter(post ->
                        !post.date().isAfter(call.now()) || !call.version().countsViews());
        if (readable.isEmpty()) {
            return notFound();
        }
        PostRow post = readable.get();
        call.blog().view(post.id());
        String text = post.isProtected()
                ? "<form method=\"post\"><input type=\"password\" name=\"logpwd\"></form>"
                : post.body().content();
        return ApiResponse.html(
                200,
                head(post.title() + " - " + call.options().name()) + "<article>\n<h1>"
                        + PhpFunctions.escape(post.title())
                        + "</h1>\n" + text + "\n</article>\n" + (post.isProtected() ? "" : form(post))
                        + "</body>\n</html>\n");
    }

    private String head(String title) {
        return "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>"
                + PhpFunctions.escape(title)
                + "</title>\n<link rel=\"alternate\" title=\"RSS\" href=\""
                + PhpFunctions.escape(call.addresses().base())
                + "rss.php\" type=\"application/rss+xml\">\n</head>\n<body>\n";
    }

    public static ApiResponse notFound() {
        return ApiResponse.message(404, "抱歉，你所请求的页面不存在！");
    }

    public static ApiResponse defaultAvatar() {
        String svg =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><circle cx=\"4\" cy=\"4\" r=\"4\"/></svg>";
        return ApiResponse.of(200, "image/svg+xml", svg.getBytes(StandardCharsets.UTF_8));
    }
}
