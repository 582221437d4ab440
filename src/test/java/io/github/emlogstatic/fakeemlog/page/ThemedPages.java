package io.github.emlogstatic.fakeemlog.page;

import io.github.emlogstatic.fakeemlog.blog.CommentRow;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.call.ApiRequest;
import io.github.emlogstatic.fakeemlog.call.ApiResponse;
import io.github.emlogstatic.fakeemlog.call.Call;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.fakeemlog.php.PhpFunctions;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages of a blog in several themes: articles with their comments, and the home page. */
public final class ThemedPages {

    /** Themes written for these tests, each with its own class names and order. */
    public enum Theme {
        /** As emlog's own default theme since pro: the text in a block with an id. */
        DEFAULT,
        /** As the default theme of emlog 5 and 6: the text between two paragraphs, without a block of its own. */
        CLASSIC,
        /** Class names of no known theme, an excerpt above the text, side bars that quote it. */
        UNKNOWN,
        /** Like themes of other blog engines: an ordered list of comments, each with two ids. */
        LISTS
    }

    private static final int THREADS_A_PAGE = 10;
    private static final int DEEPEST_LEVEL = 5;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-M-d");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-M-d HH:mm");
    private static final Pattern COMMENT_PAGE = Pattern.compile("(?:/|&)comment-page[-=](\\d+)$");

    private static final Pattern LIST_PAGE = Pattern.compile("(?:\\?page=|page/)(\\d{1,4})");
    private static final Pattern OTHER_LIST = Pattern.compile(
            "(?:\\?(sort|record|tag)=([^&]+)(?:&page=(\\d+))?|(sort|record|tag)/(.+?)(?:/page/(\\d+))?)");

    private final Call call;
    private final Theme theme;
    private final String target;
    private final Map<Integer, Set<String>> listedOnly;

    private ThemedPages(Call call, Theme theme, String target, Map<Integer, Set<String>> listedOnly) {
        this.listedOnly = listedOnly;
        this.call = call;
        this.theme = theme;
        this.target = target;
    }

    /**
     * The page, if the request is for one of the home page, a list, a public article or a public standalone page.
     *
     * @param listedOnly in which lists an article is shown, by its id; one that is not there is shown in all
     */
    public static Optional<ApiResponse> answer(
            MemoryBlog blog,
            EmlogVersion version,
            Clock clock,
            ApiRequest request,
            Theme theme,
            Map<Integer, Set<String>> listedOnly) {
        Call call = new Call(blog, version, clock, request);
        String path = URLDecoder.decode(
                request.path().substring(call.options().path().length()).replace("+", "%2B"), StandardCharsets.UTF_8);
        String target = path + (request.query().isEmpty() ? "" : "?" + request.query());
        if (target.contains("rest-api=")) {
            return Optional.empty();
        }
        return new ThemedPages(call, theme, target, listedOnly).page();
    }

    private Optional<ApiResponse> page() {
        if (target.isEmpty() || target.equals("index.php")) {
            return Optional.of(list(home(), 1));
        }
        Matcher listed = LIST_PAGE.matcher(target);
        if (listed.matches()) {
            return Optional.of(list(home(), Integer.parseInt(listed.group(1))));
        }
        Matcher other = OTHER_LIST.matcher(target);
        if (other.matches()) {
            int form = other.group(1) == null ? 4 : 1;
            String which = form == 1 ? decoded(other.group(2)) : other.group(5);
            String page = other.group(form + 2);
            return Optional.of(list(
                    new ThemedLists(call, theme, listedOnly, other.group(form), which),
                    page == null ? 1 : Integer.parseInt(page)));
        }
        Matcher later = COMMENT_PAGE.matcher(target);
        int number = later.find() ? Integer.parseInt(later.group(1)) : 1;
        String address = number == 1 ? target : target.substring(0, later.start());
        Optional<PostRow> asked = call.blog().posts().stream()
                .filter(PostRow::isReadable)
                .filter(post -> !post.isProtected())
                .filter(post ->
                        !post.date().isAfter(call.now()) || !call.version().countsViews())
                .filter(post -> decoded(call.addresses().relative(post)).equals(address)
                        || ("?post=" + post.id()).equals(address)
                        || !post.alias().isEmpty() && post.alias().equals(address))
                .findFirst();
        return asked.map(post -> {
            call.blog().view(post.id());
            return ApiResponse.html(200, article(post, number));
        });
    }

    private ThemedLists home() {
        return new ThemedLists(call, theme, listedOnly, "home", "");
    }

    private ApiResponse list(ThemedLists list, int number) {
        return !list.exists() || number > Math.max(1, list.pages())
                ? ServedPages.notFound()
                : ApiResponse.html(200, home(list.page(number)));
    }

    private static String decoded(String address) {
        return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    // ---- articles

    private String article(PostRow post, int number) {
        String head = "<!doctype html><html><head><meta charset=\"utf-8\"><title>" + PhpFunctions.escape(post.title())
                + "</title>" + feed() + "</head><body>" + menu();
        return head
                + switch (theme) {
                    case DEFAULT -> byDefault(post, number);
                    case CLASSIC -> classic(post, number);
                    case UNKNOWN -> unknown(post, number);
                    case LISTS -> lists(post, number);
                }
                + side() + "</body></html>";
    }

    private String byDefault(PostRow post, int number) {
        return "<article class=\"container log-con\"><header><h1 class=\"log-title\">"
                + PhpFunctions.escape(post.title())
                + "</h1>"
                + (isPage(post)
                        ? ""
                        : "<div class=\"log-meta\">" + author(post) + " <time datetime=\"" + post.date() + "+08:00\">"
                                + MINUTE.format(post.date()) + "</time> " + category(post) + "</div>")
                + "</header>"
                + "<div class=\"markdown\" id=\"articleContent\">" + post.body().content() + "</div>"
                + "<p class=\"top-5\">" + tags(post) + "</p><nav class=\"neighbor-log\"></nav>" + form(post)
                + threads(post, number) + pager(post, number) + "</article>";
    }

    private String classic(PostRow post, int number) {
        return "<div class=\"container\"><div class=\"row\"><div class=\"col-md-7 content\"><h2>"
                + PhpFunctions.escape(post.title()) + "</h2>"
                + (isPage(post)
                        ? ""
                        : "<p class=\"date\">" + DAY.format(post.date()) + " " + author(post) + " " + category(post)
                                + "</p>")
                + post.body().content() + "<p class=\"tag\">" + tags(post)
                + "</p><div class=\"nextlog\"></div><a name=\"comments\"></a><p class=\"comment-header\"><b>评论：</b></p>"
                + threads(post, number) + pager(post, number) + form(post) + "</div></div></div>";
    }

    private String unknown(PostRow post, int number) {
        String lead = post.body().excerpt().isEmpty()
                ? ""
                : "<div class=\"zhaiyao\">" + post.body().excerpt() + "</div>";
        return "<div class=\"wrap\"><div class=\"hd\"><h1>" + PhpFunctions.escape(post.title()) + "</h1>"
                + (isPage(post)
                        ? ""
                        : "<ul><li>" + author(post) + "</li><li class=\"post-date\">" + MINUTE.format(post.date())
                                + "</li><li>" + category(post) + "</li></ul>")
                + lead + "</div><div class=\"mod\"><div class=\"txt-zone\">"
                + post.body().content() + "</div><div class=\"lbl\">" + tags(post) + "</div></div>"
                + "<div class=\"mod\" id=\"comm-zone\">" + threads(post, number) + "<div class=\"pg\">"
                + pager(post, number) + "</div>" + form(post) + "</div></div>";
    }

    private String lists(PostRow post, int number) {
        return "<main><article class=\"post\"><h1 class=\"entry-title\">" + PhpFunctions.escape(post.title())
                + "</h1>"
                + (isPage(post)
                        ? ""
                        : "<p class=\"meta-line\"><span class=\"post-time\">" + MINUTE.format(post.date()) + "</span> "
                                + author(post) + " " + category(post) + " " + tags(post) + "</p>")
                + "<div class=\"entry-content\">"
                + post.body().content() + "</div></article><div id=\"comments\"><ol class=\"commentlist\">"
                + threads(post, number) + "</ol>" + pager(post, number) + form(post) + "</div></main>";
    }

    /** Standalone pages show no date, author or category in emlog's own themes. */
    private static boolean isPage(PostRow post) {
        return post.type().equals(PostRow.PAGE);
    }

    private String feed() {
        return "<link rel=\"alternate\" type=\"application/rss+xml\" href=\""
                + call.addresses().base() + "rss.php\">";
    }

    private String author(PostRow post) {
        return call.blog()
                .user(post.author())
                .map(user -> "<a href=\"" + call.addresses().base() + "?author=" + post.author() + "\">"
                        + PhpFunctions.escape(user.name()) + "</a>")
                .orElse("");
    }

    private String category(PostRow post) {
        return call.blog().category(post.category()).map(this::link).orElse("");
    }

    private String link(Category category) {
        boolean dynamic = call.options().urlMode() == Options.UrlMode.DYNAMIC;
        String name = category.alias().isEmpty() ? Integer.toString(category.id()) : category.alias();
        boolean alone = theme == Theme.DEFAULT && !category.alias().isEmpty();
        String above = alone
                ? call.blog()
                        .category(category.parentId())
                        .map(parent -> parent.alias() + "/")
                        .orElse("")
                : "sort/";
        return "<a href=\"" + call.addresses().base() + (dynamic ? "?sort=" : above) + name + "\">"
                + PhpFunctions.escape(category.name()) + "</a>";
    }

    /** emlog's own side bars show how many articles each list has. */
    private boolean countsLists() {
        return theme == Theme.DEFAULT || theme == Theme.CLASSIC;
    }

    private List<PostRow> published() {
        return call.blog().published(call.now(), call.version());
    }

    private String counted(Category category) {
        long count = published().stream()
                .filter(post -> post.category() == category.id())
                .count();
        return countsLists() ? link(category).replace("</a>", "(" + count + ")</a>") : link(category);
    }

    private String months() {
        boolean dynamic = call.options().urlMode() == Options.UrlMode.DYNAMIC;
        Map<String, Long> months = published().stream()
                .collect(Collectors.groupingBy(
                        post -> DateTimeFormatter.ofPattern("yyyyMM").format(post.date()),
                        TreeMap::new,
                        Collectors.counting()));
        return months.entrySet().stream()
                .map(month -> "<li><a href=\"" + call.addresses().base() + (dynamic ? "?record=" : "record/")
                        + month.getKey() + "\">" + month.getKey().substring(0, 4) + "年"
                        + month.getKey().substring(4) + "月(" + month.getValue() + ")</a></li>")
                .collect(Collectors.joining("", "<ul id=\"record\">", "</ul>"));
    }

    /** Some themes link to the newest months only, and count nothing. */
    private String newestMonth() {
        return months().replaceFirst("<ul.*<li>", "<ul><li>").replaceFirst("\\(\\d+\\)", "");
    }

    private String tagCloud() {
        Map<String, Long> tags = published().stream()
                .flatMap(post -> post.tags().stream())
                .collect(Collectors.groupingBy(tag -> tag, TreeMap::new, Collectors.counting()));
        return tags.entrySet().stream()
                .map(tag -> "<span><a href=\"" + call.addresses().tag(tag.getKey()) + "\" title=\"" + tag.getValue()
                        + " 篇文章\">" + PhpFunctions.escape(tag.getKey()) + "</a></span>")
                .collect(Collectors.joining("", "<ul id=\"blogtags\">", "</ul>"));
    }

    private String tags(PostRow post) {
        return post.tags().stream()
                .map(tag -> "<a href=\"" + call.addresses().tag(tag) + "\" class=\"tags\">" + PhpFunctions.escape(tag)
                        + "</a>")
                .collect(Collectors.joining(" "));
    }

    private String form(PostRow post) {
        return !call.options().commentForms()
                ? ""
                : "<div id=\"comment-post\"><form action=\"" + call.addresses().base() + "index.php?action=addcom\">"
                        + "<input type=\"hidden\" name=\"gid\" value=\"" + post.id() + "\"></form></div>";
    }

    // ---- comments

    private String threads(PostRow post, int number) {
        return roots(post).stream()
                .skip((number - 1L) * THREADS_A_PAGE)
                .limit(THREADS_A_PAGE)
                .map(root -> comment(root, visible(post)))
                .collect(Collectors.joining());
    }

    private List<CommentRow> visible(PostRow post) {
        return call.blog().comments(post.id()).stream()
                .filter(comment -> !comment.hidden())
                .toList();
    }

    /** Newest first, as the owner may set it. */
    private List<CommentRow> roots(PostRow post) {
        return visible(post).stream()
                .filter(comment -> comment.parent() == 0)
                .sorted(Comparator.comparing(CommentRow::id).reversed())
                .toList();
    }

    private String comment(CommentRow comment, List<CommentRow> all) {
        return comment(comment, all, 1);
    }

    private String comment(CommentRow comment, List<CommentRow> all, int level) {
        String replies = replies(comment, all, level)
                .map(reply -> comment(reply, all, level + 1))
                .collect(Collectors.joining());
        String name = comment.url().isEmpty()
                ? PhpFunctions.escape(comment.poster())
                : "<a href=\"" + PhpFunctions.escape(comment.url()) + "\">" + PhpFunctions.escape(comment.poster())
                        + "</a>";
        String date = call.smartDate(comment.date());
        int id = comment.id();
        return switch (theme) {
            case DEFAULT ->
                "<div class=\"comment" + (comment.parent() == 0 ? "" : " comment-children") + "\" id=\"" + id
                        + "\"><div class=\"avatar\"><img src=\""
                        + (comment.avatar().isEmpty()
                                ? "//cravatar.cn/avatar/0123456789abcdef0123456789abcdef"
                                : PhpFunctions.escape(comment.avatar()))
                        + "\"></div>"
                        + "<div class=\"comment-infos\"><b>" + name + " </b><span class=\"comment-time\">" + date
                        + "</span><div class=\"comment-content\">" + comment.content()
                        + "</div><div class=\"comment-reply\">"
                        + "<button type=\"button\">回复</button></div></div>" + replies + "</div>";
            case CLASSIC ->
                "<div class=\"comment\" id=\"comment-" + id + "\"><a name=\"" + id + "\"></a>"
                        + "<div class=\"comment-info\"><b>" + name + " </b><br><span class=\"comment-time\">" + date
                        + "</span><div class=\"comment-content\">" + comment.content()
                        + "</div><div class=\"comment-reply\">"
                        + "<a href=\"#comment-" + id + "\">回复</a></div></div>" + replies + "</div>";
            case UNKNOWN ->
                "<div class=\"floor\" data-cid=\"" + id + "\"><p class=\"who\"><span>" + name + "</span><i>"
                        + date + "</i></p><div class=\"said\">" + comment.content()
                        + "</div><a>回复</a><div class=\"below\">"
                        + replies + "</div></div>";
            case LISTS ->
                "<li id=\"li-comment-" + id + "\" class=\"comment\"><div id=\"div-comment-" + id
                        + "\" class=\"comment-body\"><div class=\"comment-author vcard\"><cite class=\"fn\">" + name
                        + "</cite></div><div class=\"comment-meta\"><time>" + date
                        + "</time></div><div class=\"comment-text\">"
                        + comment.content() + "</div></div><ul class=\"children\">" + replies + "</ul></li>";
        };
    }

    /** Replies to comments of the deepest level stand beside these. */
    private static Stream<CommentRow> replies(CommentRow comment, List<CommentRow> all, int level) {
        Stream<CommentRow> replies =
                level >= DEEPEST_LEVEL ? Stream.of() : all.stream().filter(reply -> reply.parent() == comment.id());
        return level == DEEPEST_LEVEL - 1 ? replies.flatMap(reply -> below(reply, all)) : replies;
    }

    private static Stream<CommentRow> below(CommentRow comment, List<CommentRow> all) {
        return Stream.concat(
                Stream.of(comment),
                all.stream().filter(reply -> reply.parent() == comment.id()).flatMap(reply -> below(reply, all)));
    }

    private String pager(PostRow post, int number) {
        int pages = (roots(post).size() + THREADS_A_PAGE - 1) / THREADS_A_PAGE;
        String address = call.addresses().post(post);
        String later = address + (address.contains("?") ? "&amp;comment-page=" : "/comment-page-");
        List<String> links = new ArrayList<>();
        for (int page = 1; page <= pages && pages > 1; page++) {
            links.add(
                    page == number
                            ? "<span>" + page + "</span>"
                            : "<a href=\"" + (page == 1 ? address : later + page) + "#comments\">" + page + "</a>");
        }
        return "<div id=\"pagenavi\">" + String.join(" ", links) + "</div>";
    }

    // ---- around

    private String menu() {
        String items = call.blog().navigation().stream().map(this::item).collect(Collectors.joining());
        String list =
                "<ul class=\"nav-list\"><li><a href=\"" + call.addresses().base() + "\">首页</a></li>" + items + "</ul>";
        return theme == Theme.UNKNOWN
                ? "<div class=\"top-menu\">" + list + "</div>"
                : "<nav class=\"blog-header\">" + list + "</nav>";
    }

    private String item(Link link) {
        boolean relative = !link.url().contains(":") && !link.url().startsWith("//");
        String below = link.children().stream().map(this::item).collect(Collectors.joining());
        return "<li>" + (link.icon().isEmpty() ? "" : "<img src=\"" + PhpFunctions.escape(link.icon()) + "\">")
                + "<a href=\""
                + PhpFunctions.escape(relative ? call.addresses().base() + link.url() : link.url())
                + (link.newTab() ? "\" target=\"_blank" : "") + "\">" + PhpFunctions.escape(link.title()) + "</a>"
                + (below.isEmpty() ? "" : "<ul>" + below + "</ul>")
                + "</li>";
    }

    /** Quotes texts and comments, even those of articles that are not public, as emlog's side bars do. */
    private String side() {
        String comments = call.blog().comments().stream()
                .filter(comment -> !comment.hidden())
                .map(comment -> "<li class=\"comment-info\"><span>" + PhpFunctions.escape(comment.poster())
                        + "</span><a href=\"?post=" + comment.article() + "#" + comment.id() + "\">" + comment.content()
                        + "</a></li>")
                .collect(Collectors.joining());
        String articles = call.blog().published(call.now(), call.version()).stream()
                .limit(5)
                .map(post -> "<li><a href=\""
                        + PhpFunctions.escape(call.addresses().post(post)) + "\">" + PhpFunctions.escape(post.title())
                        + "</a><div>" + post.body().content() + "</div></li>")
                .collect(Collectors.joining());
        return "<div class=\"side-bar\"><ul>" + comments + "</ul><ul>" + articles + "</ul>" + sorts()
                + (countsLists() ? months() + tagCloud() : theme == Theme.UNKNOWN ? newestMonth() : "")
                + "<div class=\"widget\"><h3>链接</h3><ul>"
                + call.blog().links().stream().map(this::item).collect(Collectors.joining())
                + "</ul></div></div><footer class=\"blog-footer\"><div class=\"container footinfo\"><div>"
                + "<a href=\"https://beian.miit.gov.cn/\">京ICP备12345678号-1</a></div>写于<b>北京</b></div></footer>";
    }

    private String sorts() {
        List<Category> all = call.blog().categories();
        StringBuilder html = new StringBuilder("<ul class=\"log-classify-f\">");
        all.stream().filter(category -> category.parentId() == 0).forEach(category -> {
            html.append("<li>").append(counted(category)).append("<ul class=\"log-classify-c\">");
            all.stream()
                    .filter(child -> child.parentId() == category.id())
                    .forEach(child -> html.append("<li>").append(counted(child)).append("</li>"));
            html.append("</ul></li>");
        });
        return html.append("</ul>").toString();
    }

    private String home(String list) {
        return "<!doctype html><html><head><meta charset=\"utf-8\"><title>x</title><meta name=\"keywords\" content=\"a,b\">"
                + "<meta name=\"description\" content=\""
                + PhpFunctions.escape(call.options().description()) + "\">"
                + feed() + "<link rel=\"shortcut icon\" href=\""
                + call.addresses().base() + "favicon.ico\"></head><body>"
                + "<header class=\"site\"><h1><a href=\"" + call.addresses().base() + "\">"
                + PhpFunctions.escape(call.options().name())
                + "</a></h1><p class=\"subtitle\">"
                + PhpFunctions.escape(call.options().description()) + "</p></header>"
                + menu() + list
                + side() + "</body></html>";
    }
}
