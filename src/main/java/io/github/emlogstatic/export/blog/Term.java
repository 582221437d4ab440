package io.github.emlogstatic.export.blog;

import io.github.emlogstatic.model.SiteKey;
import java.util.List;

/**
 * What articles are listed under: a category, a tag, an author or a month.
 *
 * @param name as readers see it
 * @param slug a short name that no other term of its kind has
 * @param place its address in a site, relative to the root, ending in a slash: {@code tag/C++/}
 * @param description a line about it, or empty
 */
public record Term(SiteKey key, String name, String slug, String place, String description) {

    public SiteKey.Kind kind() {
        return key.kind();
    }

    public static List<String> names(List<Term> terms) {
        return terms.stream().map(Term::name).toList();
    }
}
