package io.github.emlogstatic.restore;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Changes the blog's addresses in texts to those at its new address. Without a new address, texts stay as they are. An
 * address that is part of another one stays, too: the copy of an article at {@code web.archive.org} is where it was.
 */
final class MovedTexts {

    /**
     * Where an address may begin. The lookahead comes first, because looking back takes forty attempts and would
     * otherwise be done at every letter of a text.
     */
    private static final String BEGINNING = "(?=[hH])(?<![A-Za-z0-9/?_]|[?&;][\\w.-]{1,40}=)";

    private static final String END = "(?:/|(?![\\w@:-]|\\.\\w))";

    private final String now;
    private final Optional<Pattern> moving;

    /**
     * @param before addresses that the blog has had, each ending in a slash
     * @param at where the blog is, ending in a slash
     * @param url where it will be, ending in a slash; empty if it stays
     */
    MovedTexts(Collection<String> before, String at, Optional<String> url) {
        this.now = url.orElse(at);
        this.moving = url.map(there -> pattern(Stream.concat(before.stream(), Stream.of(at, there))));
    }

    /** The longest first, and the new address among them: a text may name it already. */
    private static Pattern pattern(Stream<String> addresses) {
        return Pattern.compile(addresses
                .map(address -> address.replaceFirst("(?i)^https?://", "").replaceFirst("/+$", ""))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(MovedTexts::quoted)
                .collect(Collectors.joining("|", BEGINNING + "(?i:https?)://(?:", ")" + END)));
    }

    /** Hosts have no case, paths do. */
    private static String quoted(String address) {
        int slash = address.indexOf('/');
        String host = slash < 0 ? address : address.substring(0, slash);
        return "(?i:" + Pattern.quote(host) + ")" + Pattern.quote(address.substring(host.length()));
    }

    String moved(String text) {
        return moving.map(pattern -> pattern.matcher(text).replaceAll(Matcher.quoteReplacement(now)))
                .orElse(text);
    }

    /** The path of an upload as emlog keeps it; an address elsewhere, or nothing, as it is. */
    String path(String upload) {
        return upload.isEmpty() || upload.contains("://") ? upload : "../" + upload;
    }

    /** The whole address of a file of the blog. */
    String address(String path) {
        return path.isEmpty() || path.contains("://") ? path : now + path;
    }

    /** An address of the blog as the menu keeps it: whole. A {@code #} leads nowhere, and has entries below it. */
    String link(String url) {
        return url.startsWith("#") || url.matches("(?i)[a-z][a-z0-9+.-]*:.*") ? moved(url) : now + url;
    }
}
