package io.github.emlogstatic.check;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.address.Percent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The target of a link.
 *
 * @param external an absolute address of another site, or empty
 * @param path the decoded path from the root of this site, if the target is internal
 * @param fragment decoded, or empty
 */
record LinkTarget(String external, String path, String fragment) {

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    boolean isExternal() {
        return !external.isEmpty();
    }

    /**
     * The target of the link; empty if it is not a file: {@code mailto:}, {@code data:}…
     *
     * @param base the address of the site, ending in a slash
     */
    static Optional<LinkTarget> of(SiteLink link, String base) {
        String absolute = absolute(link.address().strip(), base);
        if (BlogAddress.isWeb(absolute)) {
            return Optional.of(
                    absolute.startsWith(base)
                            ? inside("", absolute.substring(base.length()))
                            : new LinkTarget(before('#', absolute), "", ""));
        }
        return SCHEME.matcher(absolute).matches() ? Optional.empty() : Optional.of(inside(link.file(), absolute));
    }

    /**
     * Completes an address that begins with a slash: it lacks the scheme of the site, or the scheme and the host. A
     * pattern would take longer.
     */
    private static String absolute(String address, String base) {
        if (!address.startsWith("/")) {
            return address;
        }
        int host = base.indexOf("//");
        return base.substring(0, address.startsWith("//") ? host : base.indexOf('/', host + 2)) + address;
    }

    private static String before(char mark, String text) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(0, at);
    }

    private static LinkTarget inside(String file, String relative) {
        int hash = relative.indexOf('#');
        String fragment = hash < 0 ? "" : relative.substring(hash + 1);
        String path = before('?', before('#', relative));
        // The folders of the file are already decoded: a folder named %2e%2e does not lead up.
        String to = path.isEmpty() ? file : file.substring(0, file.lastIndexOf('/') + 1) + Percent.decode(path);
        return new LinkTarget("", normal(to), Percent.decode(fragment));
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
