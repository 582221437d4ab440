package io.github.emlogstatic.config;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.address.Numbers;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.BlogProfile;
import io.github.emlogstatic.model.Link;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the site shows of the blog in place of what the crawl finds on the blog's pages. The API gives none of it. An
 * empty list of links means a site without these links.
 *
 * @param subtitle the line below the blog's name
 * @param meta what search engines are told of the home page
 * @param footer the lines at the end of each page
 * @param navigation the menu
 * @param links links to friends' sites
 * @param authors by emlog's user id; an empty name, avatar or description is not replaced
 */
public record ProfileConfig(
        Optional<String> subtitle,
        Meta meta,
        Footer footer,
        Optional<List<Link>> navigation,
        Optional<List<Link>> links,
        Map<Integer, Author> authors) {

    private static final Set<String> LINK = Set.of("title", "url", "description", "children");
    private static final Set<String> AUTHOR = Set.of("name", "avatar", "description");

    public ProfileConfig {
        authors = Map.copyOf(authors);
    }

    /**
     * The elements in the head of the home page.
     *
     * @param description the description for search engines
     * @param keywords the keywords for search engines
     * @param favicon an address, absolute or relative to the blog's base
     */
    public record Meta(Optional<String> description, Optional<String> keywords, Optional<String> favicon) {}

    /**
     * The end of each page.
     *
     * @param html the author's HTML
     * @param record the record number (ICP 备案号)
     */
    public record Footer(Optional<String> html, Optional<String> record) {}

    static ProfileConfig read(Settings settings) throws ConfigException {
        return new ProfileConfig(
                settings.text("blog.subtitle"),
                new Meta(
                        settings.text("blog.description"),
                        settings.text("blog.keywords"),
                        settings.text("blog.favicon")),
                new Footer(settings.text("blog.footer"), settings.text("blog.record")),
                settings.get("blog.navigation", ProfileConfig::links),
                settings.get("blog.links", ProfileConfig::links),
                settings.get("blog.authors", Map.of(), ProfileConfig::authors));
    }

    private static List<Link> links(Value value) throws ConfigException {
        return value.list(" of links, as in [{title: 关于, url: post-9.html}]", ProfileConfig::link);
    }

    private static Link link(Value value) throws ConfigException {
        String expected = "must hold links of title, url, description and children, the title at least";
        Map<String, Value> parts = parts(value, LINK, expected);
        if (!parts.containsKey("title")) {
            throw value.mistake(expected);
        }
        return new Link(
                text(parts, "title"),
                parts.containsKey("url") ? text(parts, "url") : "#", // it only holds others
                text(parts, "description"),
                parts.containsKey("children") ? links(parts.get("children")) : List.of());
    }

    private static Map<Integer, Author> authors(Value value) throws ConfigException {
        String expected = "must hold user ids with name, avatar and description, as in {1: {name: 张三}}";
        Map<Integer, Author> authors = new TreeMap<>();
        for (Map.Entry<String, Value> entry :
                value.entries(", indented below it").entrySet()) {
            int id = Numbers.of(entry.getKey()).orElseThrow(() -> value.mistake(expected));
            Map<String, Value> parts = parts(entry.getValue(), AUTHOR, expected);
            authors.put(id, new Author(id, text(parts, "name"), text(parts, "avatar"), text(parts, "description")));
        }
        return authors;
    }

    private static Map<String, Value> parts(Value value, Set<String> names, String expected) throws ConfigException {
        if (!(value.content() instanceof Map<?, ?> parts) || !names.containsAll(parts.keySet())) {
            throw value.mistake(expected);
        }
        return value.entries("");
    }

    private static String text(Map<String, Value> parts, String name) throws ConfigException {
        return parts.containsKey(name) ? parts.get(name).text() : "";
    }

    /** Returns the blog with these values in place of its own. A blog without a name is called by its host. */
    public Blog over(Blog found) {
        BlogProfile profile = found.profile();
        return new Blog(
                found.address(),
                found.aliases(),
                isNamed(found) ? found.name() : BlogAddress.host(found.address()),
                subtitle.orElse(found.description()),
                found.timeZone(),
                navigation.orElse(found.navigation()),
                links.orElse(found.links()),
                new BlogProfile(
                        meta.description().orElse(profile.description()),
                        meta.keywords().orElse(profile.keywords()),
                        footer.html().orElse(profile.footer()),
                        footer.record().orElse(profile.record()),
                        meta.favicon().orElse(profile.favicon()),
                        profile.homePage()));
    }

    /** Where no source told a name, archives hold the address in its place. */
    private static boolean isNamed(Blog blog) {
        return !blog.name().isBlank() && !blog.name().equals(blog.address());
    }

    /** Returns the authors with these values in place of their own, and the authors that only the configuration has. */
    public List<Author> over(List<Author> found) {
        Map<Integer, Author> all = Author.byId(found);
        authors.forEach((id, own) -> all.merge(id, own, ProfileConfig::over));
        return List.copyOf(all.values());
    }

    private static Author over(Author found, Author own) {
        return new Author(
                found.id(),
                own.name().isEmpty() ? found.name() : own.name(),
                own.avatar().isEmpty() ? found.avatar() : own.avatar(),
                own.description().isEmpty() ? found.description() : own.description());
    }
}
