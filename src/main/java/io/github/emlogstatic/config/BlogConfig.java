package io.github.emlogstatic.config;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.LongDash;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.config.settings.Settings;
import io.github.emlogstatic.config.settings.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The blog to crawl.
 *
 * @param url the blog's address ({@code http} or {@code https}), or the absolute path of an archive's directory, which is
 *     then served and crawled; without it only an offline build is possible
 * @param aliases other addresses of the same blog
 * @param retired the blog is offline or will be soon, and the site takes its place
 * @param access how the program authenticates
 * @param articlePasswords the passwords of protected articles, by article id
 * @param pages ids of standalone pages that no list shows
 * @param facts values that the crawl uses in place of what it finds
 * @param profile values that the site shows in place of what the crawl finds
 */
public record BlogConfig(
        Optional<String> url,
        List<String> aliases,
        boolean retired,
        Access access,
        Map<Integer, Secret> articlePasswords,
        List<Integer> pages,
        Facts facts,
        ProfileConfig profile) {

    static final String DISCOVER = "discover";

    public BlogConfig {
        aliases = List.copyOf(aliases);
        articlePasswords = Collections.unmodifiableMap(new TreeMap<>(articlePasswords));
        pages = List.copyOf(pages);
    }

    static BlogConfig read(Settings settings) throws ConfigException {
        return new BlogConfig(
                settings.get("blog.url", BlogConfig::urlOrDirectory),
                settings.get("blog.aliases", List.of(), value -> value.list(Value::address)),
                settings.flag("blog.retired"),
                Access.read(settings),
                settings.get("blog.articlePasswords", Map.of(), BlogConfig::passwords),
                settings.get("pages", List.of(), BlogConfig::pageIds),
                Facts.read(settings),
                ProfileConfig.read(settings));
    }

    private static String urlOrDirectory(Value value) throws ConfigException {
        if (BlogAddress.isWeb(value.text())) {
            // Any page of the blog may be given, as in http://b.example/post-10.html.
            return value.with(BlogAddress.ofBlog(value.text())).address();
        }
        // A variable that is not set would name the directory of the configuration.
        if (!value.text().isEmpty() && Files.isDirectory(value.path())) {
            return value.path().toString();
        }
        throw value.mistakeOrSign(neither(value));
    }

    private static String neither(Value value) throws ConfigException {
        String text = value.text();
        Optional<String> dash = LongDash.mistake(text);
        if (dash.isPresent()) {
            return dash.get();
        }
        if (Files.isRegularFile(value.path())) {
            return "is the file '" + value.path() + "' and no blog; a backup is read by: emlog-static build FILE";
        }
        if (text.matches("(?i).*\\.(?:sql|zip|gz)")) {
            return "names the file '" + value.path() + "', which does not exist; check its path";
        }
        return text.matches("[^\\s/@:]+(?:\\.[^\\s/@:]+|:\\d+)+(?:/\\S*)?")
                ? "needs https:// or http:// before it, as in https://" + text
                : "is neither an address, as in https://blog.example.com/, nor the directory of an archive: '"
                        + withoutUserInfo(value) + "'";
    }

    /** Before an {@code @} may be a password, and the message may go to a log or to a chat. */
    private static String withoutUserInfo(Value value) {
        return String.valueOf(value.content()).replaceFirst("(?s)^.*@", "•••@");
    }

    private static Map<Integer, Secret> passwords(Value value) throws ConfigException {
        Map<Integer, Secret> passwords = new TreeMap<>();
        for (Map.Entry<String, Value> entry :
                value.entries(", indented below it").entrySet()) {
            int id = value.with(entry.getKey()).id();
            passwords.put(id, entry.getValue().secret());
        }
        return passwords;
    }

    private static List<Integer> pageIds(Value value) throws ConfigException {
        return value.is(DISCOVER) ? List.of() : value.list(", as in [9, 27], or the word " + DISCOVER, Value::id);
    }

    /** The configured password of a protected article. */
    public Optional<Secret> passwordOf(int article) {
        return Optional.ofNullable(articlePasswords.get(article));
    }

    /** The directory of the archive to serve and crawl, if {@link #url} names one. */
    public Optional<Path> directory() {
        return url.filter(address -> !BlogAddress.isWeb(address)).map(Path::of);
    }

    /**
     * Returns this blog with its owner's key.
     *
     * @param known the pages to read if none are configured
     */
    public BlogConfig asOwner(Secret key, Collection<Integer> known) {
        return new BlogConfig(
                url,
                aliases,
                retired,
                new Access(Auth.SIGNED, Optional.of(key), access.user(), access.password()),
                articlePasswords,
                pages.isEmpty() ? List.copyOf(known) : pages,
                facts,
                profile);
    }

    /** Returns this blog for a run that must not sign in. A key stays. */
    public BlogConfig withoutLogin() {
        return access.auth() == Auth.LOGIN ? with(Access.NONE) : this;
    }

    /** Returns this blog without key, login and article passwords, so that it may be asked wherever a redirect leads. */
    public BlogConfig withoutSecrets() {
        return new BlogConfig(url, aliases, retired, Access.NONE, Map.of(), pages, facts, profile);
    }

    /** Returns this blog for a call that a key does not suffice for. Without user and password it stays the same. */
    public BlogConfig withLogin() {
        boolean login = access.user().isPresent() && access.password().isPresent();
        Access signedIn = new Access(Auth.LOGIN, access.apiKey(), access.user(), access.password());
        return login ? with(signedIn) : this;
    }

    private BlogConfig with(Access other) {
        return new BlogConfig(url, aliases, retired, other, articlePasswords, pages, facts, profile);
    }

    public BlogConfig withAliases(List<String> otherAliases) {
        return new BlogConfig(url, otherAliases, retired, access, articlePasswords, pages, facts, profile);
    }

    /**
     * How the program authenticates.
     *
     * @param auth the method
     * @param apiKey the key for {@link Auth#SIGNED} and {@link Auth#KEY}
     * @param user the user for {@link Auth#LOGIN}
     * @param password the password for {@link Auth#LOGIN}
     */
    public record Access(Auth auth, Optional<Secret> apiKey, Optional<String> user, Optional<Secret> password) {

        /** No authentication. */
        public static final Access NONE = new Access(Auth.NONE, Optional.empty(), Optional.empty(), Optional.empty());

        static Access read(Settings settings) throws ConfigException {
            Optional<Secret> apiKey = settings.get("blog.apiKey", Value::secret);
            Optional<String> user = settings.text("blog.user");
            Optional<Secret> password = settings.get("blog.password", Value::secret);
            boolean login = user.isPresent() && password.isPresent();
            Auth usual = apiKey.isPresent() ? Auth.SIGNED : login ? Auth.LOGIN : Auth.NONE;
            Auth auth = settings.get("blog.auth", usual, value -> {
                Auth chosen = value.oneOf(Auth.values());
                if ((chosen == Auth.SIGNED || chosen == Auth.KEY) && apiKey.isEmpty()) {
                    throw value.mistake("needs a key; set EMLOG_API_KEY in the environment or blog.apiKey: ${NAME}");
                }
                if (chosen == Auth.LOGIN && !login) {
                    throw value.mistake(
                            "needs a user and a password; set EMLOG_USER and EMLOG_PASSWORD in the environment");
                }
                return chosen;
            });
            return new Access(auth, apiKey, user, password);
        }
    }

    /** The method of authentication. */
    public enum Auth {
        /** No authentication. The default without a key. */
        NONE,
        /** {@code req_time} and {@code req_sign}. The default with a key. */
        SIGNED,
        /** The key itself, {@code api_key}; emlog 2.4 and later. */
        KEY,
        /** User and password; the cookie stays in memory. */
        LOGIN
    }

    /**
     * Values that the crawl uses in place of what it finds.
     *
     * @param name the name of the blog; if empty, the feed's
     * @param timeZone the time zone of the blog; if empty, the feed's offset
     * @param urlMode how addresses of pages are written; if empty, as those of the articles
     */
    public record Facts(Optional<String> name, Optional<String> timeZone, Optional<UrlMode> urlMode) {

        static Facts read(Settings settings) throws ConfigException {
            return new Facts(
                    settings.text("blog.name"),
                    settings.get("blog.timeZone", Facts::zone),
                    settings.get(
                            "blog.urlMode", value -> value.oneOf(UrlMode.DYNAMIC, UrlMode.STATIC, UrlMode.FOLDER)));
        }

        private static String zone(Value value) throws ConfigException {
            try {
                ZoneId.of(value.text());
                return value.text();
            } catch (DateTimeException e) {
                throw value.wrong("must be a time zone, as in Asia/Shanghai or \"+08:00\"");
            }
        }
    }
}
