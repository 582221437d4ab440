package io.github.emlogstatic.content.rewrite;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far the HTML of articles, pages and notes is trusted. Comments never are, and feeds hold what is safe.
 *
 * @param trusted leave scripts, forms and everything else as the author wrote it
 * @param frames hosts whose pages may be shown in frames, in lower case
 */
public record Policy(boolean trusted, Set<String> frames) {

    public Policy {
        frames = Set.copyOf(frames);
    }

    /** Only what is harmless, and players of these hosts in a sandbox. */
    public static Policy safe(Collection<String> frames) {
        return new Policy(false, lowerCase(frames));
    }

    /** Everything. */
    public static Policy trusting(Collection<String> frames) {
        return new Policy(true, lowerCase(frames));
    }

    private static Set<String> lowerCase(Collection<String> hosts) {
        return hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
