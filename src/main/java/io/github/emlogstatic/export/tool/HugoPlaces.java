package io.github.emlogstatic.export.tool;

import io.github.emlogstatic.export.blog.ExportedEntry;
import io.github.emlogstatic.export.blog.Places;
import io.github.emlogstatic.export.blog.Slugs;
import io.github.emlogstatic.export.blog.Term;
import io.github.emlogstatic.model.SiteKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The addresses that Hugo gives: those of the blog, but for those that hold a space, a picture or most punctuation. Hugo
 * would leave these characters out, and two addresses might become one.
 */
final class HugoPlaces {

    private static final Pattern CHANGED = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}._/#+~@-]");

    private final Map<SiteKey, String> wanted = new LinkedHashMap<>();
    private final Map<SiteKey, String> given = new HashMap<>();

    HugoPlaces(Places places, Collection<ExportedEntry> entries, Collection<Term> terms) {
        entries.forEach(entry -> wanted.put(entry.key(), places.of(entry)));
        terms.forEach(term -> wanted.put(term.key(), term.place()));
        Set<String> taken = new HashSet<>();
        wanted.forEach((key, place) -> {
            if (!CHANGED.matcher(place).find()) {
                taken.add(place);
                given.put(key, place);
            }
        });
        entries.forEach(entry -> give(entry.key(), "post/" + entry.id(), taken));
        terms.forEach(term -> give(term.key(), term.kind().prefix() + "/" + term.slug(), taken));
    }

    private void give(SiteKey key, String usual, Set<String> taken) {
        given.computeIfAbsent(key, unused -> Slugs.free(usual, "/", taken));
    }

    /** The address of an article, a page or a list, relative to the root. */
    String of(SiteKey key) {
        return given.getOrDefault(key, "");
    }

    /** The address at the blog if it differs from Hugo's, with a leading slash; empty otherwise. */
    List<String> former(SiteKey key) {
        String place = wanted.getOrDefault(key, "");
        return place.equals(of(key)) ? List.of() : List.of("/" + place);
    }
}
