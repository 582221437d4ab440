package io.github.emlogstatic.fakeemlog.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.blog.PublicOrder;
import io.github.emlogstatic.fakeemlog.call.Answers;
import io.github.emlogstatic.fakeemlog.call.ApiResponse;
import io.github.emlogstatic.fakeemlog.call.Call;
import io.github.emlogstatic.fakeemlog.call.Refusal;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** {@code article_list}: what the public sees, a page at a time. */
public final class ArticleListAnswer {

    static final String NOTICE = "<p>[该文章已加密，请点击标题输入密码访问]</p>";
    /** As in PCRE, the dot stops at line feeds alone. */
    private static final Pattern SHORTCODE = Pattern.compile("\\[.*?]", Pattern.UNIX_LINES);

    private final Call call;
    private final EmlogVersion version;
    private final ArticleFields fields;
    private final int page;
    private final int count;

    public ArticleListAnswer(Call call) {
        this.call = call;
        this.version = call.version();
        this.fields = new ArticleFields(call);
        this.page = call.looseNumber("page", 1);
        this.count = call.looseNumber("count", call.options().listCount());
    }

    public ApiResponse answer() {
        List<PostRow> found = ordered(filtered(call.blog().published(call.now(), version)));
        List<PostRow> shown = onPage(found);
        if (count == 0 && version.countsPages() && !found.isEmpty()) {
            throw Refusal.crash("division by zero");
        }
        ObjectNode data = Answers.object();
        ArrayNode articles = data.putArray("articles");
        shown.forEach(post -> articles.add(entry(post)));
        if (version.countsPages()) {
            int pages = found.isEmpty() ? 1 : (int) ((found.size() + (long) count - 1) / count);
            data.put("page", page).put("total_pages", pages).put("has_more", page < pages);
        }
        return Answers.ok(data);
    }

    // ---- which articles

    private List<PostRow> filtered(List<PostRow> all) {
        return tagged(inCategory(all));
    }

    private List<PostRow> inCategory(List<PostRow> all) {
        int category = call.looseNumber("sort_id", 0);
        if (category == 0) {
            return all;
        }
        if (!version.filtersByCategoryTree()) {
            return all.stream().filter(post -> post.category() == category).toList();
        }
        if (call.blog().category(category).isEmpty()) {
            throw Refusal.badStatement("SELECT * FROM emlog_blog WHERE sortid in ()");
        }
        return all.stream()
                .filter(post -> post.category() == category || parentOf(post.category()) == category)
                .toList();
    }

    private int parentOf(int category) {
        return call.blog().category(category).map(known -> known.parentId()).orElse(0);
    }

    /** An unknown tag filters nothing at all. */
    private List<PostRow> tagged(List<PostRow> found) {
        String tag = call.looseText("tag");
        boolean known = !tag.isEmpty() && call.blog().posts().stream().anyMatch(post -> hasTag(post, tag));
        return known ? found.stream().filter(post -> hasTag(post, tag)).toList() : found;
    }

    private static boolean hasTag(PostRow post, String tag) {
        return post.tags().stream().anyMatch(tag::equalsIgnoreCase);
    }

    // ---- in which order

    private List<PostRow> ordered(List<PostRow> found) {
        if (version.ordersByCategoryTop() && call.text("order").equals("comnum")) {
            return found.stream()
                    .sorted(Comparator.comparing((PostRow post) -> -call.blog().commentCount(post.id())))
                    .toList();
        }
        return call.options().unstableTies()
                ? found.stream()
                        .sorted(PublicOrder.comparator(version).thenComparing(this::tieOnThisPage))
                        .toList()
                : found;
    }

    private int tieOnThisPage(PostRow post) {
        return Objects.hash(post.id() * 31, page) * 0x9E3779B9;
    }

    private List<PostRow> onPage(List<PostRow> found) {
        if (count == 0) {
            return found;
        }
        long start = page == 0 ? 0 : (page - 1L) * count;
        if (start < 0 || count < 0) {
            throw version == EmlogVersion.V1_9_0
                    ? Refusal.crash("LIMIT " + start)
                    : Refusal.badStatement("SELECT * FROM emlog_blog LIMIT " + start + ", " + count);
        }
        int from = (int) Math.min(start, found.size());
        return found.subList(from, (int) Math.min(start + count, found.size()));
    }

    // ---- how each is shown

    private ObjectNode entry(PostRow post) {
        ObjectNode json = Answers.object()
                .put("id", post.id())
                .put("title", post.title())
                .put("cover", call.addresses().cover(post))
                .put("url", call.addresses().post(post))
                .put("description", description(post));
        if (version.givesSources()) {
            json.put("description_raw", descriptionSource(post));
        }
        json.put("date", Call.date(post.date()));
        fields.author(json, post);
        if (version.givesVotesAndAvatars()) {
            fields.avatar(json, post);
        }
        fields.category(json, post);
        fields.counts(json, post);
        fields.tags(json, post);
        if (version.saysNeedPassword()) {
            json.put("need_pwd", Call.flag(post.isProtected()));
        }
        if (version.givesLikesAndFields()) {
            fields.fields(json, post.fields());
        }
        if (version.givesSources()) {
            json.put("parent_id", 0);
        }
        return json;
    }

    private String description(PostRow post) {
        if (post.isProtected()) {
            return NOTICE;
        }
        String html = post.excerptSource().isEmpty()
                ? post.body().content()
                : post.body().excerpt();
        return version.cutsShortcodes() ? SHORTCODE.matcher(html).replaceAll("") : html;
    }

    private static String descriptionSource(PostRow post) {
        if (post.isProtected()) {
            return NOTICE;
        }
        return post.excerptSource().isEmpty() ? post.contentSource() : post.excerptSource();
    }
}
