package io.github.emlogstatic.address;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The query of an address. Immutable.
 *
 * @param values percent-encoded, as they are in the address; if a name is there twice, the first value
 */
public record Query(Map<String, String> values) {

    private static final Query NONE = new Query(Map.of());

    /**
     * @param query without {@code ?}. Some links have a second {@code ?} between two parts, which emlog reads as
     *     {@code &}
     */
    public static Query of(String query) {
        if (query.isEmpty()) {
            return NONE;
        }
        Map<String, String> values = new HashMap<>();
        for (String part : query.split("[&?]")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return new Query(values);
    }

    /** A value, percent-encoded as it is in the address. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A decoded value; empty if there is none. */
    public String text(String name) {
        return Percent.decodeForm(values.getOrDefault(name, ""));
    }

    /** The number of the page of a list; 1 if there is none. */
    int page() {
        return Math.max(1, writtenPage().orElse(1));
    }

    OptionalInt writtenPage() {
        return Numbers.of(values.getOrDefault("page", ""));
    }

    boolean hasAny(Set<String> names) {
        return values.keySet().stream().anyMatch(names::contains);
    }
}
