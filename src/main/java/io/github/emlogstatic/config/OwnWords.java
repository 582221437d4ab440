package io.github.emlogstatic.config;

import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.BlogProfile;
import io.github.emlogstatic.model.Link;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is set in place of what the blog's pages tell, and no API. Empty where the pages are believed; an empty list of
 * links is a list without links.
 *
 * @param subtitle the line below the name
 * @param description of the home page, for search engines
 * @param keywords for search engines
 * @param footer HTML at the end of each page
 * @param record the record number (ICP 备案号)
 * @param favicon an address, absolute or relative to the blog's base
 * @param navigation the menu
 * @param links friend links
 * @param authors by emlog's user id; empty names and avatars are believed
 */
public record OwnWords(
        Optional<String> subtitle,
        Optional<String> description,
        Optional<String> keywords,
        Optional<String> footer,
        Optional<String> record,
        Optional<String> favicon,
        Optional<List<Link>> navigation,
        Optional<List<Link>> links,
        Map<Integer, Author> authors) {

    /** Everything is believed. */
    public static final OwnWords NONE = new OwnWords(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());

    public OwnWords {
        authors = Map.copyOf(authors);
    }

    /** The blog as its owner wants it to be seen. */
    public Blog over(Blog found) {
        BlogProfile profile = found.profile();
        return new Blog(
                found.address(),
                found.aliases(),
                found.name(),
                subtitle.orElse(found.description()),
                found.timeZone(),
                navigation.orElse(found.navigation()),
                links.orElse(found.links()),
                new BlogProfile(
                        description.orElse(profile.description()),
                        keywords.orElse(profile.keywords()),
                        footer.orElse(profile.footer()),
                        record.orElse(profile.record()),
                        favicon.orElse(profile.favicon()),
                        profile.homePage()));
    }

    /** The authors as the owner wants them to be seen. */
    public List<Author> over(List<Author> found) {
        Map<Integer, Author> all = new TreeMap<>();
        found.forEach(author -> all.put(author.id(), author));
        authors.forEach((id, own) -> all.merge(id, own, OwnWords::over));
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
