package io.github.emlogstatic.render;

import io.github.emlogstatic.model.Site;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Leads the addresses that every blog answers whatever its settings ({@code ?post=12}, {@code ?sort=1}, {@code page/2}) to
 * the files of this site: a rule for each kind where most names follow one, and the rest by name. Immutable.
 */
final class OldAddresses {

    private static final Map<String, List<String>> RULES = new LinkedHashMap<>();

    static {
        RULES.put("post", List.of("post-*.html", "*.html", "post/*.html"));
        RULES.put("sort", List.of("sort/*.html"));
        RULES.put("tag", List.of("tag/*.html"));
        RULES.put("author", List.of("author/*.html"));
        RULES.put("record", List.of("record/*.html"));
    }

    private final Map<String, String> rules = new LinkedHashMap<>();
    private final Map<String, SortedMap<String, String>> exceptions = new LinkedHashMap<>();

    OldAddresses(Site site) {
        Map<String, SortedMap<String, String>> byKind = new LinkedHashMap<>();
        RULES.keySet().forEach(kind -> byKind.put(kind, new TreeMap<>()));
        site.names().forEach((key, name) -> {
            int slash = key.indexOf('/');
            String kind = key.substring(0, Math.max(0, slash));
            SortedMap<String, String> names = byKind.get(kind.equals("article") || kind.equals("page") ? "post" : kind);
            if (names != null) {
                names.put(key.substring(slash + 1), name);
            }
        });
        byKind.forEach(this::learn);
    }

    private void learn(String kind, SortedMap<String, String> names) {
        String best = "";
        long most = 0;
        for (String rule : RULES.getOrDefault(kind, List.of())) {
            long follow = names.entrySet().stream()
                    .filter(name -> follows(name, rule))
                    .count();
            if (follow > most) {
                most = follow;
                best = rule;
            }
        }
        if (!best.isEmpty()) {
            rules.put(kind, best);
        }
        String rule = best;
        SortedMap<String, String> others = new TreeMap<>(names);
        others.entrySet().removeIf(name -> !rule.isEmpty() && follows(name, rule));
        if (!others.isEmpty()) {
            exceptions.put(kind, others);
        }
    }

    private static boolean follows(Map.Entry<String, String> name, String rule) {
        return rule.replace("*", name.getKey()).equals(name.getValue());
    }

    /** A kind ({@code post}) to what its files are called: {@code post-*.html}. */
    Map<String, String> rules() {
        return Collections.unmodifiableMap(rules);
    }

    /** The files that follow no rule, by kind and then by id or name. */
    Map<String, SortedMap<String, String>> exceptions() {
        return Collections.unmodifiableMap(exceptions);
    }

    /** Of all that the script says, which is not the exceptions themselves: they are in a file of their own. */
    String fingerprint(Listing home) {
        return new Fingerprint()
                .add(Json.texts(rules))
                .add(!exceptions.isEmpty())
                .add(home.folder())
                .add(home.paging().pages())
                .end();
    }

    /** The script element for the home page and for the page that hosts show where there is nothing. */
    String script(Place place, Rendering rendering) {
        Listing home = rendering.listings.home();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("root", Json.text(place.root()));
        settings.put("lost", Boolean.toString(place.path().equals(Paths.NOT_FOUND)));
        settings.put("pages", Integer.toString(home.paging().pages()));
        settings.put("list", Json.text(home.folder() + "/*.html"));
        settings.put("rules", Json.texts(rules));
        settings.put("more", Json.text(exceptions.isEmpty() ? "" : place.url(AddressMap.path(rendering.paths))));
        return "<script>" + SCRIPT.replace("SETTINGS", Json.object(settings)) + "</script>";
    }

    private static final String SCRIPT = read();

    private static String read() {
        try (InputStream in = OldAddresses.class.getResourceAsStream("resolver.js")) {
            if (in == null) {
                throw new IllegalStateException("resolver.js is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?m)^\\s*//.*\\R|^\\s+", "")
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
