package io.github.emlogstatic.config;

import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the keys under {@code blog} that take the place of what the blog's pages tell. */
final class OwnWordsReader {

    private static final Set<String> LINK = Set.of("title", "url", "description", "children");
    private static final Set<String> AUTHOR = Set.of("name", "avatar", "description");

    private final Settings settings;

    OwnWordsReader(Settings settings) {
        this.settings = settings;
    }

    OwnWords read() throws ConfigException {
        return new OwnWords(
                settings.text("blog.subtitle"),
                settings.text("blog.description"),
                settings.text("blog.keywords"),
                settings.text("blog.footer"),
                settings.text("blog.record"),
                settings.text("blog.favicon"),
                links("blog.navigation"),
                links("blog.links"),
                authors());
    }

    private Optional<List<Link>> links(String key) throws ConfigException {
        Optional<Object> value = settings.any(key);
        return value.isEmpty() ? Optional.empty() : Optional.of(links(key, value.get()));
    }

    private List<Link> links(String key, Object value) throws ConfigException {
        if (!(value instanceof List<?> items)) {
            throw settings.wrong(key, "must be a list of links, as in [{title: 关于, url: post-9.html}]");
        }
        List<Link> links = new ArrayList<>();
        for (Object item : items) {
            links.add(link(key, item));
        }
        return links;
    }

    private Link link(String key, Object item) throws ConfigException {
        if (!(item instanceof Map<?, ?> parts) || !parts.containsKey("title") || !LINK.containsAll(parts.keySet())) {
            throw settings.wrong(key, "must hold links of title, url, description and children, the title at least");
        }
        Object children = parts.get("children");
        return new Link(
                text(parts, "title"),
                text(parts, "url"),
                text(parts, "description"),
                children == null ? List.of() : links(key, children));
    }

    private Map<Integer, Author> authors() throws ConfigException {
        Map<Integer, Author> authors = new TreeMap<>();
        for (Map.Entry<String, Object> entry : settings.free("blog.authors").entrySet()) {
            if (!entry.getKey().matches("\\d{1,9}")
                    || !(entry.getValue() instanceof Map<?, ?> parts)
                    || !AUTHOR.containsAll(parts.keySet())) {
                throw settings.wrong(
                        "blog.authors", "must hold user ids with name, avatar and description, as in {1: {name: 张三}}");
            }
            int id = Integer.parseInt(entry.getKey());
            authors.put(id, new Author(id, text(parts, "name"), text(parts, "avatar"), text(parts, "description")));
        }
        return authors;
    }

    private static String text(Map<?, ?> parts, String name) {
        Object value = parts.get(name);
        return value == null ? "" : value.toString();
    }
}
