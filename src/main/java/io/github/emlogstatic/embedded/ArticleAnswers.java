package io.github.emlogstatic.embedded;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Body;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code article_list} and {@code article_detail}. */
record ArticleAnswers(ServedBlog blog, Addresses addresses) {

    private static final String NOTICE = "<p>[该文章已加密，请点击标题输入密码访问]</p>";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** A square bracket with what follows, up to the one that closes it or to the end of the line. */
    private static final Pattern SHORTCODE = Pattern.compile("\\[[^\\]\\n]*+]?+");

    Answer list(int page, int count) throws IOException {
        List<Article> all = blog.listed();
        int size = Math.max(1, count);
        int pages = Math.max(1, (all.size() + size - 1) / size);
        ObjectNode data = Answer.object();
        ArrayNode articles = data.putArray("articles");
        for (Article article :
                all.stream().skip(Math.max(0, (page - 1L) * size)).limit(size).toList()) {
            articles.add(entry(article));
        }
        data.put("page", page).put("total_pages", pages).put("has_more", page < pages);
        return Answer.data(data);
    }

    private ObjectNode entry(Article article) throws IOException {
        Body body = blog.body(article);
        boolean whole = body.excerptSource().isEmpty();
        String html = whole ? body.content() : body.excerpt();
        String source = whole ? body.contentSource() : body.excerptSource();
        ObjectNode json = Answer.object()
                .put("id", article.id())
                .put("title", article.title())
                .put("cover", addresses.ofCover(article.cover()))
                .put("url", addresses.of(article.url()))
                .put("description", article.needsPassword() ? NOTICE : withoutShortcodes(html))
                .put("description_raw", article.needsPassword() ? NOTICE : source)
                .put("date", DATE.format(article.date()));
        putAuthor(json, article.authorId());
        putCategory(json, article.categoryId());
        putCounts(json, article);
        putTags(json, article.tags());
        json.put("need_pwd", article.needsPassword() ? "y" : "n");
        putFields(json, article.fields());
        return json.put("parent_id", 0);
    }

    /** Everything in square brackets is cut from descriptions. As in PCRE, only a line feed ends a line. */
    private static String withoutShortcodes(String html) {
        return SHORTCODE
                .matcher(html)
                .replaceAll(found -> found.group().endsWith("]") ? "" : Matcher.quoteReplacement(found.group()));
    }

    Answer detail(int id, String password) throws IOException {
        Optional<Article> found = blog.article(id).or(() -> blog.page(id));
        if (found.isEmpty()) {
            return Answer.error(400, "Article not found");
        }
        if (found.get().needsPassword() && !blog.opens(id, password)) {
            return Answer.error(400, "Wrong password");
        }
        ObjectNode data = Answer.object();
        data.set("article", detail(found.get(), blog.article(id).isPresent() ? "blog" : "page"));
        return Answer.data(data);
    }

    private ObjectNode detail(Article article, String type) throws IOException {
        Body body = blog.body(article);
        ObjectNode json = Answer.object()
                .put("title", Php.escape(article.title()))
                .put("date", DATE.format(article.date()))
                .put("id", article.id());
        putCategory(json, article.categoryId());
        json.put("type", type);
        putAuthor(json, article.authorId());
        json.put("content", body.content())
                .put("content_raw", body.contentSource())
                .put("excerpt", body.excerpt())
                .put("excerpt_raw", body.excerptSource())
                .put("cover", addresses.ofCover(article.cover()));
        putCounts(json, article);
        putTags(json, article.tags());
        putFields(json, article.fields());
        return json.put("parent_id", 0);
    }

    /** An unknown author has an empty name. */
    ObjectNode putAuthor(ObjectNode json, int id) {
        Optional<Author> author = blog.author(id);
        return json.put("author_id", id)
                .put("author_name", Php.escape(author.map(Author::name).orElse("")))
                .put(
                        "author_avatar",
                        addresses.ofAvatar(author.map(Author::avatar).orElse("")));
    }

    private void putCategory(ObjectNode json, int id) {
        json.put("sort_id", id)
                .put(
                        "sort_name",
                        blog.category(id)
                                .map(category -> Php.escape(category.name()))
                                .orElse(""));
    }

    private void putCounts(ObjectNode json, Article article) {
        int id = article.id();
        json.put("views", blog.counters().views().getOrDefault(id, 0))
                .put("comnum", blog.commentCount(id))
                .put("like_count", blog.likeCount(id))
                .put("dislike_count", blog.counters().dislikes().getOrDefault(id, 0))
                .put("collect_count", blog.counters().collections().getOrDefault(id, 0))
                .put("top", article.top() ? "y" : "n")
                .put("sortop", article.categoryTop() ? "y" : "n");
    }

    private void putTags(ObjectNode json, List<String> names) {
        ArrayNode tags = json.putArray("tags");
        names.forEach(name -> tags.addObject().put("name", Php.escape(name)).put("url", addresses.ofTag(name)));
    }

    /** PHP's JSON knows no empty object. */
    private static void putFields(ObjectNode json, Map<String, String> fields) {
        if (fields.isEmpty()) {
            json.putArray("fields");
        } else {
            fields.forEach(json.putObject("fields")::put);
        }
    }
}
