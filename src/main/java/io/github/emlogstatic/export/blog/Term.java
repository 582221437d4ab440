package io.github.emlogstatic.export.blog;

/**
 * What articles are listed under: a category, a tag, an author or a month.
 *
 * @param key as links name it: {@code sort/1}, {@code tag/C++}, {@code author/1}, {@code record/202009}
 * @param name as readers see it
 * @param slug a short name that no other term of its kind has
 * @param place its address in a site, relative to the root, ending in a slash: {@code tag/C++/}
 * @param description a line about it, or empty
 */
public record Term(String key, String name, String slug, String place, String description) {

    /** {@code sort}, {@code tag}, {@code author} or {@code record}. */
    public String kind() {
        return key.substring(0, key.indexOf('/'));
    }
}
