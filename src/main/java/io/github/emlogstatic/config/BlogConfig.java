package io.github.emlogstatic.config;

import io.github.emlogstatic.address.UrlMode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which blog to crawl, and with which credentials.
 *
 * @param url the blog's address ({@code http} or {@code https}), or the absolute path of the directory of an archive to
 *     serve and crawl; without it only an offline build is possible
 * @param aliases former addresses of the same blog
 * @param name overrides the name that the feed gives
 * @param timeZone overrides the offset that the feed gives
 * @param retired the blog is gone or about to go: the site takes its place
 * @param auth how to identify
 * @param apiKey for {@link Auth#SIGNED} and {@link Auth#KEY}
 * @param user for {@link Auth#LOGIN}
 * @param password for {@link Auth#LOGIN}
 * @param articlePasswords the passwords of protected articles, by article id
 * @param pages ids of standalone pages, which no list names
 * @param urlMode of pages, where articles do not tell it
 * @param ownWords in place of what the blog's pages tell
 */
public record BlogConfig(
        Optional<String> url,
        List<String> aliases,
        Optional<String> name,
        Optional<String> timeZone,
        boolean retired,
        Auth auth,
        Optional<Secret> apiKey,
        Optional<String> user,
        Optional<Secret> password,
        Map<Integer, Secret> articlePasswords,
        List<Integer> pages,
        Optional<UrlMode> urlMode,
        OwnWords ownWords) {

    public BlogConfig {
        aliases = List.copyOf(aliases);
        articlePasswords = Collections.unmodifiableMap(new TreeMap<>(articlePasswords));
        pages = List.copyOf(pages);
    }

    /** The directory of the archive to serve and crawl, where that is what {@link #url} names. */
    public Optional<Path> directory() {
        return url.filter(address -> !BlogAddress.isWeb(address)).map(Path::of);
    }

    /**
     * The same blog with the key that opens it.
     *
     * @param known the pages to read where none are configured
     */
    public BlogConfig asOwner(Secret key, Collection<Integer> known) {
        return new BlogConfig(
                url,
                aliases,
                name,
                timeZone,
                retired,
                Auth.SIGNED,
                Optional.of(key),
                user,
                password,
                articlePasswords,
                pages.isEmpty() ? List.copyOf(known) : pages,
                urlMode,
                ownWords);
    }

    /** The same blog under these addresses too. */
    public BlogConfig withAliases(List<String> otherAliases) {
        return new BlogConfig(
                url,
                otherAliases,
                name,
                timeZone,
                retired,
                auth,
                apiKey,
                user,
                password,
                articlePasswords,
                pages,
                urlMode,
                ownWords);
    }

    /** How calls that need it are authenticated. */
    public enum Auth {
        /** Not at all. The default without a key. */
        NONE,
        /** {@code req_time} and {@code req_sign}. The default with a key. */
        SIGNED,
        /** The key itself, {@code api_key}; emlog 2.4 and later. */
        KEY,
        /** User and password; the cookie stays in memory. */
        LOGIN
    }
}
