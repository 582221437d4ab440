package io.github.emlogstatic.restore;

import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.CategorySettings;
import io.github.emlogstatic.model.Link;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes what belongs to the blog as a whole: its settings, authors, categories and links. */
record BlogRows(SqlWriter writer, MovedTexts texts) {

    /** @param addresses the settings with which emlog makes the addresses of the archive */
    void settings(Blog blog, KnownAddresses addresses, Losses losses) throws IOException {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("blogname", blog.name());
        options.put("bloginfo", blog.description());
        options.put("site_description", blog.profile().description());
        options.put("site_key", blog.profile().keywords());
        options.put("footer_info", texts.moved(blog.profile().footer()));
        options.put("icp", blog.profile().record());
        blog.region()
                .ifPresentOrElse(
                        region -> options.put("timezone", region),
                        () -> losses.of("the time zone " + blog.timeZone()
                                + ", for which PHP has no name: choose one in the settings of the new blog"));
        options.put("home_page_id", Integer.toString(blog.profile().homePage()));
        options.putAll(new TreeMap<>(addresses.settings().options()));
        for (Map.Entry<String, String> option : options.entrySet()) {
            writer.clear("options", "option_name = " + SqlWriter.quoted(option.getKey()));
            writer.row("options", Map.of("option_name", option.getKey(), "option_value", option.getValue()));
        }
    }

    /** The owner keeps their login and gets their name; other authors get accounts that nobody can log in to. */
    void authors(List<Author> authors) throws IOException {
        for (Author author : authors) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("nickname", author.name());
            row.put("photo", texts.path(author.avatar()));
            row.put("description", author.description());
            if (author.id() == 1) {
                writer.update("user", row, "uid = 1");
            } else if (author.id() > 1) {
                row.put("uid", author.id());
                row.put("username", "author-" + author.id());
                row.put("password", "");
                row.put("role", "writer");
                row.put("email", "");
                row.put("create_time", 0);
                row.put("update_time", 0);
                writer.clear("user", "uid = " + author.id());
                writer.row("user", row);
            }
        }
    }

    void categories(List<Category> categories) throws IOException {
        for (Category category : categories) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("sid", category.id());
            row.put("sortname", category.name());
            row.put("alias", category.alias());
            row.put("taxis", category.order());
            row.put("pid", category.parentId());
            row.put("description", category.description());
            CategorySettings settings = category.settings();
            row.put("kw", settings.keywords());
            row.put("title", settings.title());
            row.put("template", settings.template());
            row.put("page_count", settings.pageSize());
            row.put("sortimg", texts.path(settings.image()));
            if (settings.forOwnersOnly()) {
                row.put("allow_user_post", "n");
            }
            writer.row("sort", row);
        }
    }

    void links(List<Link> links) throws IOException {
        int order = 0;
        for (Link link : links) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", ++order);
            row.put("sitename", link.title());
            row.put("siteurl", texts.link(link.url()));
            row.put("icon", texts.address(link.icon()));
            row.put("description", link.description());
            row.put("hide", "n");
            row.put("taxis", order);
            writer.row("link", row);
        }
    }
}
