package io.github.emlogstatic.restore;

import io.github.emlogstatic.address.AddressSettings;
import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.address.UrlMode;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The settings and aliases with which emlog writes the addresses that the archive has.
 *
 * @param settings the settings of the blog that decide how addresses are written
 * @param aliases the aliases, by the id of the article or page
 */
record KnownAddresses(AddressSettings settings, Map<Integer, String> aliases) {

    private static final String HTML = ".html";

    /**
     * @param addresses relative to the blog's base, by id
     * @param hidden those of drafts, which have aliases, too, and are not always in the form of the blog's addresses
     */
    static KnownAddresses of(Map<Integer, String> addresses, Map<Integer, String> hidden) {
        Map<Integer, String> all = new HashMap<>(hidden);
        all.putAll(addresses);
        Map<Integer, String> aliases = new HashMap<>();
        int withHtml = 0;
        int ofCategories = 0;
        for (Map.Entry<Integer, String> entry : all.entrySet()) {
            String address = entry.getValue();
            int id = entry.getKey();
            if (address.endsWith("/" + id + HTML)) {
                ofCategories++;
            } else if (!address.isEmpty() && !address.contains("://") && !UrlMode.isNumbered(address, id)) {
                String last = Segments.last(address);
                withHtml += last.endsWith(HTML) ? 1 : 0;
                aliases.put(id, Percent.decodeForm(Segments.withoutHtml(last)));
            }
        }
        AddressSettings settings = new AddressSettings(
                UrlMode.of(addresses), ofCategories > 0, !aliases.isEmpty(), withHtml * 2 > aliases.size());
        return new KnownAddresses(settings, Map.copyOf(aliases));
    }

    /** Empty if the article or page has no alias. */
    String alias(int id) {
        return aliases.getOrDefault(id, "");
    }

    /**
     * The id of the page or the article at that address, for the menu. A Chinese alias may have percent signs in the menu,
     * and none in the page's address, or the other way round.
     */
    static OptionalInt at(String address, Map<Integer, String> addresses) {
        String decoded = Percent.decode(address);
        return addresses.entrySet().stream()
                .filter(entry -> Percent.decode(entry.getValue()).equals(decoded))
                .mapToInt(Map.Entry::getKey)
                .findFirst();
    }
}
