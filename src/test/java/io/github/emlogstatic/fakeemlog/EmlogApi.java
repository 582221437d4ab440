package io.github.emlogstatic.fakeemlog;

import io.github.emlogstatic.fakeemlog.api.ArticleDetailAnswer;
import io.github.emlogstatic.fakeemlog.api.ArticleListAnswer;
import io.github.emlogstatic.fakeemlog.api.Auth;
import io.github.emlogstatic.fakeemlog.api.Comments;
import io.github.emlogstatic.fakeemlog.api.Notes;
import io.github.emlogstatic.fakeemlog.api.SortList;
import io.github.emlogstatic.fakeemlog.api.Users;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.call.ApiRequest;
import io.github.emlogstatic.fakeemlog.call.ApiResponse;
import io.github.emlogstatic.fakeemlog.call.Call;
import io.github.emlogstatic.fakeemlog.call.Refusal;
import io.github.emlogstatic.fakeemlog.page.RssAnswer;
import io.github.emlogstatic.fakeemlog.page.ServedPages;
import io.github.emlogstatic.fakeemlog.page.UploadFiles;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers requests as emlog of a given version does at a given time. Beyond the API it
 * knows the feed, the login, the uploads, the home page and each article's own page. Safe for use by several threads.
 */
final class EmlogApi {

    /** A method of the API, and the versions that have it. */
    private record Method(Predicate<EmlogVersion> offered, Function<Call, ApiResponse> answer) {}

    private static final Map<String, Method> METHODS = Map.ofEntries(
            Map.entry("article_list", new Method(any -> true, call -> new ArticleListAnswer(call).answer())),
            Map.entry("article_detail", new Method(any -> true, call -> new ArticleDetailAnswer(call).answer())),
            Map.entry("sort_list", new Method(any -> true, call -> new SortList(call).answer())),
            Map.entry("comment_list", new Method(EmlogVersion::hasComments, call -> new Comments(call).full())),
            Map.entry(
                    "comment_list_simple",
                    new Method(EmlogVersion::hasSimpleComments, call -> new Comments(call).simple())),
            Map.entry("like_list", new Method(EmlogVersion::hasSimpleComments, call -> new Comments(call).likes())),
            Map.entry("user_detail", new Method(EmlogVersion::describesUsers, Users::detail)),
            Map.entry("userinfo", new Method(any -> true, Users::signedIn)),
            Map.entry("note_list", new Method(EmlogVersion::hasNotes, call -> new Notes(call).answer())));

    /** emlog sees the method only as the query's first parameter. */
    private static final Pattern METHOD = Pattern.compile("rest-api=(\\w+)([?&].*)?", Pattern.DOTALL);

    private static final Pattern POST = Pattern.compile("post=(\\d{1,9})(&.*)?");
    private static final Pattern POST_PATH = Pattern.compile("(?:post-|post/)?(\\d{1,9})(?:\\.html)?/?");

    private final MemoryBlog blog;
    private final EmlogVersion version;
    private final Clock clock;

    EmlogApi(MemoryBlog blog, EmlogVersion version, Clock clock) {
        this.blog = blog;
        this.version = version;
        this.clock = clock;
    }

    /** Answers a request; never throws for anything that a client can send. */
    ApiResponse answer(ApiRequest request) {
        Call call = new Call(blog, version, clock, request);
        try {
            return route(call);
        } catch (Refusal refusal) {
            return refusal.response();
        } catch (UncheckedIOException e) {
            // PHP shows nothing of the error either.
            return ApiResponse.html(500, "");
        }
    }

    private ApiResponse route(Call call) {
        String root = call.options().path();
        String requested = call.request().path();
        if (!requested.startsWith(root)) {
            return ServedPages.notFound();
        }
        String path = decoded(requested.substring(root.length()));
        if (path.startsWith("content/uploadfile/") || path.startsWith("content/avatars/")) {
            return UploadFiles.answer(call, path);
        }
        if (call.blog().upload(path).isPresent()) { // a picture of an editor, a plugin or a theme
            return UploadFiles.answer(call, path);
        }
        return switch (path) {
            case "", "index.php" -> query(call);
            case "posts" -> new ServedPages(call).posts();
            case "rss.php" -> new RssAnswer(call).answer();
            case "admin/account.php" -> account(call);
            case "admin/views/images/avatar.svg" -> ServedPages.defaultAvatar();
            default -> new ServedPages(call).post(byPath(call, path));
        };
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A percent sign that encodes nothing stands for itself.
            return path;
        }
    }

    private static ApiResponse account(Call call) {
        boolean signsIn = call.request().method().equals("POST")
                && "dosignin".equals(call.request().get().get("action"));
        return signsIn ? Auth.signIn(call) : ApiResponse.message(200, "登录");
    }

    private static ApiResponse query(Call call) {
        Map<String, String> get = call.request().get();
        if (get.containsKey("resource_filename")) {
            return UploadFiles.answer(
                    call,
                    "content/downloads/" + get.get("resource_alias") + "/" + get.get("resource_filename") + ".zip");
        }
        Matcher method = METHOD.matcher(call.request().query());
        if (method.matches()) {
            return api(call, method.group(1));
        }
        Matcher post = POST.matcher(call.request().query());
        return post.matches()
                ? new ServedPages(call).post(call.blog().post(Integer.parseInt(post.group(1))))
                : new ServedPages(call).home();
    }

    private static ApiResponse api(Call call, String name) {
        boolean always = name.equals("article_list") && call.version().alwaysListsArticles();
        if (!call.options().apiOpen() && !always) {
            throw Refusal.of("api is closed");
        }
        return Optional.ofNullable(METHODS.get(name))
                .filter(method -> method.offered().test(call.version()))
                .orElseThrow(() -> Refusal.of("api method is not exist"))
                .answer()
                .apply(call);
    }

    /** The article with this address, or with the number in it. */
    private static Optional<PostRow> byPath(Call call, String path) {
        Optional<PostRow> addressed = call.blog().posts().stream()
                .filter(post -> decoded(call.addresses().relative(post)).equals(path))
                .findFirst();
        Matcher numbered = POST_PATH.matcher(path);
        return addressed.isEmpty() && numbered.matches()
                ? call.blog().post(Integer.parseInt(numbered.group(1)))
                : addressed;
    }
}
