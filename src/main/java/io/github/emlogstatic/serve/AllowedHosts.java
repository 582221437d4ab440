package io.github.emlogstatic.serve;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host names that the preview accepts. An attacker's web page can point its own name to this machine (DNS rebinding)
 * and would then read the preview. Such a request still carries the attacker's name in its {@code Host} header.
 */
record AllowedHosts(InetAddress bound, Set<String> names) {

    /** Matches only addresses that need no DNS lookup. */
    private static final Pattern LITERAL = Pattern.compile(
            "BYTE\\.BYTE\\.BYTE\\.BYTE|\\[[0-9a-f:.%]+]".replace("BYTE", "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)"));

    /** @param bound the address that the preview listens on, with the name that it was looked up by, if any */
    static AllowedHosts of(InetAddress bound) {
        Set<String> names = new TreeSet<>();
        names.add("localhost");
        String asked = bound.toString();
        names.add(asked.substring(0, asked.indexOf('/')).toLowerCase(Locale.ROOT));
        if (!bound.isLoopbackAddress()) {
            names.addAll(ofThisMachine());
        }
        names.remove("");
        return new AllowedHosts(bound, names);
    }

    private static Set<String> ofThisMachine() {
        try {
            String name = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
            return Set.of(name, name + ".local");
        } catch (UnknownHostException e) {
            return Set.of();
        }
    }

    /** Whether to accept a request with that {@code Host} header. A request without one does not come from a browser. */
    boolean include(@Nullable String header) {
        if (header == null) {
            return true;
        }
        String host = header.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst(":\\d*$", "")
                .replaceFirst("\\.$", "");
        return LITERAL.matcher(host).matches()
                ? address(host).filter(this::include).isPresent()
                : names.contains(host) || host.endsWith(".localhost");
    }

    private boolean include(InetAddress address) {
        return address.isLoopbackAddress() || bound.isAnyLocalAddress() || address.equals(bound);
    }

    private static Optional<InetAddress> address(String literal) {
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            return Optional.empty(); // colons and digits that are not an address
        }
    }
}
