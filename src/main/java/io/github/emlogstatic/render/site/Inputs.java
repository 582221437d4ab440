package io.github.emlogstatic.render.site;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The inputs of a file as a map, in the order in which they were added. An article has about twenty, so one array saves
 * much memory compared with a hash table.
 */
public final class Inputs extends AbstractMap<String, String> {

    public static final Inputs NONE = new Inputs(new String[0]);

    /** Names and fingerprints in turn. */
    private final String[] pairs;

    private Inputs(String[] pairs) {
        this.pairs = pairs;
    }

    public static Inputs of(String name, String fingerprint) {
        return NONE.and(name, fingerprint);
    }

    /** Returns these inputs, followed by one more. */
    public Inputs and(String name, String fingerprint) {
        String[] all = Arrays.copyOf(pairs, pairs.length + 2);
        all[pairs.length] = name;
        all[pairs.length + 1] = fingerprint;
        return new Inputs(all);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, String>> {

        @Override
        public Iterator<Entry<String, String>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < pairs.length;
                }

                @Override
                public Entry<String, String> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    next += 2;
                    return Map.entry(pairs[next - 2], pairs[next - 1]);
                }
            };
        }

        @Override
        public int size() {
            return pairs.length / 2;
        }
    }
}
