package io.github.emlogstatic.emlog.api;

import io.github.emlogstatic.emlog.article.ArticleCounts;
import io.github.emlogstatic.emlog.article.ArticleDetail;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.article.ListedText;
import io.github.emlogstatic.emlog.article.ReadEntry;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.markdown.Markdown;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.emlog.text.Unescape;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the articles of {@code article_list} and {@code article_detail}. emlog escapes the title in the detail but not
 * in the list. It escapes the names of tags, categories and authors in both.
 */
record ArticleReader(AddressReader addresses) {

    /** The description of a protected article in the list. Before emlog 2.3.17 nothing else marks it. */
    private static final String PROTECTED = "该文章已加密";

    private static final int LONGEST_NOTICE = 100;

    private static final Set<String> KNOWN = Set.of("""
            id title cover url description description_raw date type author_id author_name author_avatar
            sort_id sort_name content content_raw excerpt excerpt_raw views comnum like_count dislike_count
            collect_count top sortop tags need_pwd fields""".split("\\s+"));

    ReadEntry entry(Fields entry, String fingerprint) throws EmlogException {
        int id = entry.id("id");
        Fields fields = new Fields(entry.node(), entry.place().add(" " + id));
        String description = fields.text("description");
        boolean needsPassword = fields.has("need_pwd") ? fields.yes("need_pwd") : isNotice(description);
        return new ReadEntry(
                article(id, fields, fields.text("title"), needsPassword),
                ListedText.of(description, fields.text("description_raw")),
                new ListEntry.Names(
                        Unescape.once(fields.text("sort_name")),
                        Unescape.once(fields.text("author_name")),
                        fields.has("author_avatar")
                                ? Optional.of(addresses.avatar(fields.text("author_avatar")))
                                : Optional.empty()),
                counts(fields),
                fields.others(KNOWN),
                Optional.empty(),
                fingerprint);
    }

    private static ArticleCounts counts(Fields fields) throws EmlogException {
        return new ArticleCounts(
                fields.number("views"),
                fields.number("comnum"),
                fields.number("like_count"),
                fields.number("dislike_count"),
                fields.number("collect_count"));
    }

    ArticleDetail detail(Fields fields) throws EmlogException {
        Body body = new Body(
                fields.text("content"), fields.text("content_raw"), fields.text("excerpt"), fields.text("excerpt_raw"));
        String type = fields.text("type");
        return new ArticleDetail(
                article(fields.id("id"), fields, Unescape.once(fields.text("title")), false),
                type.isEmpty() ? "blog" : type,
                body,
                fields.has("excerpt"),
                counts(fields),
                fields.others(KNOWN));
    }

    /** A draft has no HTML: its texts are what the author typed, and its title is not escaped. */
    ArticleDetail draft(Fields fields) throws EmlogException {
        String content = fields.text("content");
        String excerpt = fields.text("excerpt");
        return new ArticleDetail(
                article(fields.id("id"), fields, fields.text("title"), false),
                "blog",
                new Body(Markdown.html(content), content, Markdown.html(excerpt), excerpt),
                true,
                counts(fields),
                fields.others(KNOWN));
    }

    private Article article(int id, Fields fields, String title, boolean needsPassword) throws EmlogException {
        String url = fields.text("url");
        return Article.builder(id)
                .title(title)
                .date(fields.date("date"))
                .url(url.isEmpty() ? "" : addresses.relative(url))
                .author(fields.number("author_id"))
                .category(fields.number("sort_id"))
                .tags(tags(fields))
                .pinned(fields.yes("top"), fields.yes("sortop"))
                .cover(addresses.upload(fields.text("cover")))
                .needsPassword(needsPassword)
                .fields(needsPassword ? Map.of() : fields.texts("fields"))
                .build();
    }

    private static List<String> tags(Fields fields) throws EmlogException {
        List<String> tags = new ArrayList<>();
        for (Fields tag : fields.objects("tags", "tag")) {
            tags.add(Unescape.once(tag.text("name")));
        }
        return tags;
    }

    private static boolean isNotice(String description) {
        return description.length() < LONGEST_NOTICE && description.contains(PROTECTED);
    }
}
