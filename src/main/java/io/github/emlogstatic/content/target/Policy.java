package io.github.emlogstatic.content.target;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far the HTML of articles, pages and notes is trusted. Comments and feeds always get safe HTML.
 *
 * @param trusted whether scripts, forms and everything else stay as the author wrote them
 * @param frames hosts whose players may be shown in frames, in lower case
 */
public record Policy(boolean trusted, Set<String> frames) {

    public Policy {
        frames = Set.copyOf(frames);
    }

    /** Allows harmless HTML, and players of these hosts in a sandbox. */
    public static Policy safe(Collection<String> frames) {
        return new Policy(false, lowerCase(frames));
    }

    /** Allows everything. */
    public static Policy trusting(Collection<String> frames) {
        return new Policy(true, lowerCase(frames));
    }

    private static Set<String> lowerCase(Collection<String> hosts) {
        return hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
