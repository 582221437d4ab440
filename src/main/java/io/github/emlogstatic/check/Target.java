package io.github.emlogstatic.check;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an address leads.
 *
 * @param external an absolute address of another site, or empty
 * @param path the decoded path from this site's root, where it leads into the site
 * @param fragment decoded, or empty
 */
record Target(String external, String path, String fragment) {

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    boolean isExternal() {
        return !external.isEmpty();
    }

    /**
     * Empty for what leads to no file: {@code mailto:}, {@code data:}…
     *
     * @param base where the site is published, ending in a slash
     */
    static Optional<Target> of(Link link, String base) {
        String address = link.address().strip();
        String host = base.replaceFirst("(?<=[^/:])/.*", "");
        String absolute = address.startsWith("//") ? base.replaceFirst("//.*", "") + address : address;
        absolute = isPath(absolute) ? host + absolute : absolute;
        String lower = absolute.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            return Optional.of(
                    absolute.startsWith(base) ? inside("", absolute.substring(base.length())) : outside(absolute));
        }
        return SCHEME.matcher(absolute).matches() ? Optional.empty() : Optional.of(inside(link.file(), absolute));
    }

    private static boolean isPath(String address) {
        return address.startsWith("/") && !address.startsWith("//");
    }

    private static Target outside(String address) {
        return new Target(address.replaceFirst("#.*", ""), "", "");
    }

    private static Target inside(String file, String relative) {
        int hash = relative.indexOf('#');
        String fragment = hash < 0 ? "" : relative.substring(hash + 1);
        String path = (hash < 0 ? relative : relative.substring(0, hash)).replaceFirst("\\?.*", "");
        // The file's own folders are names already: %2e%2e in one of them is no way up.
        String to = path.isEmpty() ? file : file.substring(0, file.lastIndexOf('/') + 1) + decoded(path);
        return new Target("", normal(to), decoded(fragment));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a percent sign that stands for itself
        }
    }

    private static String normal(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
