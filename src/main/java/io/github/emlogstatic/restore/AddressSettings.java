package io.github.emlogstatic.restore;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.address.UrlMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of emlog with which it writes the addresses that the archive has: the URL mode, and which articles have an
 * alias.
 *
 * @param mode of the articles without an alias
 * @param byCategory whether the category stands before the number, emlog's fourth mode
 * @param aliases by the article's or page's id
 * @param html whether an alias ends in {@code .html}
 */
record AddressSettings(UrlMode mode, boolean byCategory, Map<Integer, String> aliases, boolean html) {

    private static final String HTML = ".html";

    /** @param addresses relative to the blog's base, by id */
    static AddressSettings of(Map<Integer, String> addresses) {
        Map<Integer, String> aliases = new HashMap<>();
        int withHtml = 0;
        int ofCategories = 0;
        for (Map.Entry<Integer, String> entry : addresses.entrySet()) {
            String address = entry.getValue();
            int id = entry.getKey();
            if (address.endsWith("/" + id + HTML)) {
                ofCategories++;
            } else if (!address.isEmpty() && !address.contains("://") && !UrlMode.isNumbered(address, id)) {
                String last = address.substring(address.lastIndexOf('/') + 1);
                boolean ends = last.endsWith(HTML);
                withHtml += ends ? 1 : 0;
                aliases.put(id, Percent.decode(ends ? last.substring(0, last.length() - HTML.length()) : last));
            }
        }
        return new AddressSettings(
                UrlMode.of(addresses), ofCategories > 0, Map.copyOf(aliases), withHtml * 2 > aliases.size());
    }

    /** The values of emlog's options. */
    Map<String, String> options() {
        boolean brief = mode == UrlMode.SHORT_STATIC || mode == UrlMode.SHORT_FOLDER;
        String number = byCategory
                ? "3"
                : switch (mode) {
                    case DYNAMIC -> "0";
                    case STATIC, SHORT_STATIC -> "1";
                    case FOLDER, SHORT_FOLDER -> "2";
                };
        return Map.of(
                "isurlrewrite", number,
                "is_sample_url", brief ? "y" : "n",
                "isalias", aliases.isEmpty() ? "n" : "y",
                "isalias_html", html ? "y" : "n");
    }

    String alias(int id) {
        return aliases.getOrDefault(id, "");
    }

    /** The page or the article at that address; for the menu. */
    static OptionalInt at(String address, Map<Integer, String> addresses) {
        Optional<Integer> found = addresses.entrySet().stream()
                .filter(entry -> entry.getValue().equals(address))
                .map(Map.Entry::getKey)
                .findFirst();
        return found.isPresent() ? OptionalInt.of(found.get()) : OptionalInt.empty();
    }
}
