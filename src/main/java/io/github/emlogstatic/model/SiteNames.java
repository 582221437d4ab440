package io.github.emlogstatic.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names of the files of a site. A file is a path such as {@code post-12.html}.
 *
 * @param files the file of each page
 * @param moved what each former file shows now, because its address has changed; some of it may have no file now
 */
public record SiteNames(Map<SiteKey, String> files, SortedMap<String, SiteKey> moved) {

    private static final String MOVED = "moved/";

    public SiteNames {
        // Not Map.copyOf: it is slow for keys whose hashes are neighbours, as those of numbered articles are.
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        moved = Collections.unmodifiableSortedMap(new TreeMap<>(moved));
    }

    /** @param json as in {@code names.json}: files by key, and keys by {@code moved/FILE} */
    public static SiteNames of(Map<String, String> json) {
        Map<SiteKey, String> files = new LinkedHashMap<>();
        SortedMap<String, SiteKey> moved = new TreeMap<>();
        json.forEach((key, value) -> {
            if (key.startsWith(MOVED)) {
                SiteKey.parse(value).ifPresent(target -> moved.put(key.substring(MOVED.length()), target));
            } else {
                SiteKey.parse(key).ifPresent(page -> files.put(page, value));
            }
        });
        return new SiteNames(files, moved);
    }

    /** The names as {@code names.json} holds them, sorted. */
    public SortedMap<String, String> json() {
        SortedMap<String, String> json = new TreeMap<>();
        files.forEach((key, file) -> json.put(key.toString(), file));
        moved.forEach((file, key) -> json.put(MOVED + file, key.toString()));
        return json;
    }

    public Optional<String> file(SiteKey key) {
        return Optional.ofNullable(files.get(key));
    }

    /** Returns these names without the files of some pages. */
    public SiteNames without(Set<SiteKey> unwanted) {
        Map<SiteKey, String> others = new LinkedHashMap<>(files);
        others.keySet().removeAll(unwanted);
        return new SiteNames(others, moved);
    }
}
