package io.github.emlogstatic.address;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The address pattern that most things of a kind follow, and the addresses that do not follow it.
 *
 * @param rule with {@code *} for the id or name, as {@code post-*.html}; empty if no address follows a rule
 * @param exceptions addresses that do not follow the rule, by id or name
 */
public record AddressRule(String rule, SortedMap<String, String> exceptions) {

    public AddressRule {
        exceptions = Collections.unmodifiableSortedMap(exceptions);
    }

    /**
     * Finds the pattern that most addresses follow.
     *
     * @param addresses by id or name
     * @param followed returns the patterns that an address follows, given its id or name and the address
     * @param preference if several patterns have equally many addresses, the greatest by this order wins
     */
    public static AddressRule of(
            SortedMap<String, String> addresses,
            BiFunction<String, String, List<String>> followed,
            Comparator<String> preference) {
        Map<String, Integer> followers = new HashMap<>();
        addresses.forEach(
                (id, address) -> followed.apply(id, address).forEach(rule -> followers.merge(rule, 1, Integer::sum)));
        String best = followers.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey(preference)))
                .map(Map.Entry::getKey)
                .orElse("");
        SortedMap<String, String> others = new TreeMap<>();
        addresses.forEach((id, address) -> {
            if (!followed.apply(id, address).contains(best)) {
                others.put(id, address);
            }
        });
        return new AddressRule(best, others);
    }
}
