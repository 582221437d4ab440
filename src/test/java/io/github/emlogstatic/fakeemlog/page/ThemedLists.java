package io.github.emlogstatic.fakeemlog.page;

import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.fakeemlog.blog.PlainParagraphs;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.call.Call;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.fakeemlog.php.PhpFunctions;
import io.github.emlogstatic.model.Category;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The list pages of a blog in several themes. */
final class ThemedLists {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-M-d");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-M-d HH:mm");
    private static final int LEAD = 40;

    private final Call call;
    private final Theme theme;
    private final Map<Integer, Set<String>> listedOnly;
    private final String kind;
    private final String which;

    /**
     * @param listedOnly in which kinds of lists an article is shown; one that is not there is shown in all
     * @param kind {@code home}, {@code sort}, {@code record} or {@code tag}
     * @param which a category's number or alias, a month, a tag
     */
    ThemedLists(Call call, Theme theme, Map<Integer, Set<String>> listedOnly, String kind, String which) {
        this.listedOnly = listedOnly;
        this.kind = kind;
        this.which = which;
        this.call = call;
        this.theme = theme;
    }

    /** A category without articles has a list, a deleted one has none. */
    boolean exists() {
        return !kind.equals("sort") || call.blog().categories().stream().anyMatch(this::isOf);
    }

    private boolean isOf(Category category) {
        return which.equals(category.alias()) || which.equals("" + category.id());
    }

    /** How many pages the list has; past the last one emlog answers 404 or the last one again, by version. */
    int pages() {
        return (listed().size() + call.options().listCount() - 1)
                / call.options().listCount();
    }

    private List<PostRow> listed() {
        LocalDateTime until = call.version().listsScheduled() ? LocalDateTime.MAX : call.now();
        return call.blog().published(until, call.version()).stream()
                .filter(post -> listedOnly.getOrDefault(post.id(), Set.of(kind)).contains(kind))
                .filter(this::isOfList)
                .toList();
    }

    private boolean isOfList(PostRow post) {
        return switch (kind) {
            case "sort" ->
                call.blog().category(post.category()).filter(this::isOf).isPresent();
            case "record" ->
                DateTimeFormatter.ofPattern("yyyyMM").format(post.date()).equals(which);
            case "tag" -> post.tags().contains(which);
            default -> true;
        };
    }

    String page(int number) {
        int count = call.options().listCount();
        String entries = listed().stream()
                .skip((number - 1L) * count)
                .limit(count)
                .map(this::entry)
                .collect(Collectors.joining());
        return switch (theme) {
            case DEFAULT ->
                "<main class=\"container\"><div class=\"column-big\">" + entries + "<ul class=\"pagination bottom-5\">"
                        + pager(number) + "</ul></div></main>";
            case CLASSIC ->
                "<div class=\"row\"><div class=\"col-md-7 content\">" + entries + "<div id=\"pagenavi\">"
                        + pager(number) + "</div></div></div>";
            case UNKNOWN ->
                "<div class=\"wrap\"><ul class=\"flow\">" + entries + "</ul><div class=\"pg\">" + pager(number)
                        + "</div></div>";
            case LISTS -> "<main id=\"main\">" + entries + older(number) + "</main>";
        };
    }

    private String entry(PostRow post) {
        String address = PhpFunctions.escape(call.addresses().post(post));
        String title = "<a href=\"" + address + "\">" + PhpFunctions.escape(post.title()) + "</a>";
        int comments = (int) call.blog().comments(post.id()).stream()
                .filter(comment -> !comment.hidden())
                .count();
        return switch (theme) {
            case DEFAULT ->
                "<div class=\"shadow-theme bottom-5\"><div class=\"card-padding loglist-body\">"
                        + "<h3 class=\"card-title\">" + title
                        + (post.top() ? "<span class=\"log-topflg\">置顶</span>" : "")
                        + "</h3><div class=\"loglist-content markdown\">" + lead(post)
                        + "</div></div><hr><div class=\"row info-row\"><div class=\"log-info\">发布于 <time>"
                        + MINUTE.format(post.date()) + "</time></div><div class=\"log-count\"><a href=\"" + address
                        + "\">浏览(7)</a> <a href=\"" + address + "#comment\">评论(" + comments + ")</a></div></div></div>";
            case CLASSIC ->
                "<h3>" + title + (post.top() ? "<img src=\"top.png\" title=\"首页置顶文章\">" : "")
                        + "</h3><p class=\"date\">" + DAY.format(post.date()) + "</p>" + whole(post, address)
                        + "<p class=\"tag\"></p><p class=\"count\"><a href=\"" + address + "#comments\">评论(" + comments
                        + ")</a><a href=\"" + address + "\">浏览(7)</a></p><div style=\"clear:both;\"></div>";
            case UNKNOWN ->
                "<li class=\"row9\"><h2 class=\"nm\">" + title + "</h2><p class=\"zy\">" + lead(post) + "</p><i>"
                        + MINUTE.format(post.date()) + "</i></li>";
            case LISTS ->
                "<article class=\"post\"><header><h2 class=\"entry-title\">" + title
                        + "</h2></header><div class=\"entry-summary\"><p>" + lead(post) + "</p></div>"
                        + "<footer class=\"entry-meta\">" + MINUTE.format(post.date()) + "</footer></article>";
        };
    }

    /** The beginning of the plain text. */
    private String lead(PostRow post) {
        if (post.isProtected()) {
            return "[该文章已加密，请点击标题输入密码访问]";
        }
        String html = post.body().excerpt().isEmpty()
                ? post.body().content()
                : post.body().excerpt();
        String text = PlainParagraphs.of(html).strip();
        return PhpFunctions.escape(text.length() <= LEAD ? text : text.substring(0, LEAD) + "...");
    }

    /** The excerpt with a link to the rest, or the whole text. */
    private static String whole(PostRow post, String address) {
        if (post.isProtected()) {
            return "<p>[该文章已设置加密，请点击标题输入密码访问]</p>";
        }
        return post.body().excerpt().isEmpty()
                ? post.body().content()
                : post.body().excerpt() + "<p class=\"readmore\"><a href=\"" + address + "\">阅读全文&gt;&gt;</a></p>";
    }

    private String pager(int number) {
        return IntStream.rangeClosed(1, pages())
                .filter(page -> pages() > 1)
                .mapToObj(page -> page == number
                        ? "<span>" + page + "</span>"
                        : "<a href=\"" + address(page) + "\">" + page + "</a>")
                .collect(Collectors.joining(" "));
    }

    private String older(int number) {
        String newer = number > 1 ? "<a href=\"" + address(number - 1) + "\">上一页</a>" : "";
        return newer + (number < pages() ? "<a href=\"" + address(number + 1) + "\">下一页</a>" : "");
    }

    private String address(int page) {
        boolean dynamic = call.options().urlMode() == Options.UrlMode.DYNAMIC;
        if (kind.equals("home")) {
            return call.addresses().base() + (page == 1 ? "" : (dynamic ? "?page=" : "page/") + page);
        }
        String name = PhpFunctions.rawUrlEncode(which);
        String list = call.addresses().base() + (dynamic ? "?" + kind + "=" + name : kind + "/" + name);
        return list + (page == 1 ? "" : (dynamic ? "&amp;page=" : "/page/") + page);
    }
}
