package io.github.emlogstatic.config;

import io.github.emlogstatic.config.BlogConfig.Auth;
import io.github.emlogstatic.config.Config.RunConfig;
import io.github.emlogstatic.config.ContentConfig.Html;
import io.github.emlogstatic.config.ContentConfig.Protected;
import io.github.emlogstatic.config.MediaConfig.Avatars;
import io.github.emlogstatic.config.MediaConfig.External;
import io.github.emlogstatic.config.Settings.Value;
import io.github.emlogstatic.config.SiteConfig.Canonical;
import io.github.emlogstatic.config.SiteConfig.Redirects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;

/**
 * Puts options, environment and {@code site-config.yaml} together; options beat the environment, which beats the file.
 *
 * <p>Relative paths in the file, and the defaults of {@code archive} and {@code output} where there is a file, are
 * relative to the file's directory; paths in options to the working directory.
 *
 * <p>A {@code site-config.yaml} that was not named with {@code -c} describes its own blog only: where the command line
 * names another, the file is left alone, so that one blog's archive is never mixed with another's. Named with
 * {@code -c}, it is used, and the command line's blog replaces its own.
 */
public final class ConfigLoader {

    private static final String DISCOVER = "discover";

    private final Path workingDirectory;

    private ConfigLoader(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    /** Loads as seen from that directory. */
    public static ConfigLoader in(Path workingDirectory) {
        return new ConfigLoader(workingDirectory.toAbsolutePath().normalize());
    }

    /**
     * @param config the whole configuration
     * @param notes what the user should hear, a line each
     */
    public record Loaded(Config config, List<String> notes) {}

    /**
     * @param named the file named with {@code -c}; without it, {@code site-config.yaml} is used if it is there
     * @param environment for {@code ${NAME}}, {@code EMLOG_API_KEY}, {@code EMLOG_USER} and {@code EMLOG_PASSWORD}
     * @throws ConfigException naming file, line and key of the first mistake, never a secret
     */
    public Loaded load(Optional<Path> named, Map<String, String> environment, Overrides options)
            throws ConfigException {
        Path path = workingDirectory.resolve(named.orElse(Path.of(Defaults.FILE)));
        if (named.isEmpty() && !Files.exists(path)) {
            return load(ConfigFile.none(workingDirectory), environment, options, List.of());
        }
        String name = named.map(Path::toString).orElse(Defaults.FILE);
        ConfigFile file = ConfigFile.read(path, name);
        if (named.isEmpty() && isOfAnotherBlog(file, environment, options)) {
            String note = name + " describes another blog and is not used; to use it for this one, add -c " + name;
            return load(ConfigFile.none(workingDirectory), environment, options, List.of(note));
        }
        return load(file, environment, options, List.of());
    }

    private boolean isOfAnotherBlog(ConfigFile file, Map<String, String> environment, Overrides options)
            throws ConfigException {
        Optional<Value> asked = settings(file, Map.of(), options).value("blog.url");
        Settings written = settings(file, environment, Overrides.none());
        Optional<Value> own = written.value("blog.url");
        if (options.find("blog.url").isEmpty() || asked.isEmpty() || own.isEmpty()) {
            return false;
        }
        List<Value> names = new ArrayList<>(written.values("blog.aliases"));
        names.add(own.get());
        for (Value name : names) {
            if (isSameBlog(written, asked.get(), name)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSameBlog(Settings settings, Value one, Value other) throws ConfigException {
        if (BlogAddress.isWeb(one.text()) != BlogAddress.isWeb(other.text())) {
            return false;
        }
        return BlogAddress.isWeb(one.text())
                ? BlogAddress.same(one.text(), other.text())
                : settings.path(one).equals(settings.path(other));
    }

    private Settings settings(ConfigFile file, Map<String, String> environment, Overrides options) {
        return new Settings(options, environment, file, workingDirectory);
    }

    private Loaded load(ConfigFile file, Map<String, String> environment, Overrides options, List<String> notes)
            throws ConfigException {
        Settings settings = settings(file, environment, options);
        Config config = config(settings, file.directory());
        settings.rejectUnknown();
        Directories.check(config);
        return new Loaded(config, notes);
    }

    private static Config config(Settings settings, Path directory) throws ConfigException {
        BlogConfig blog = blog(settings);
        return new Config(
                blog,
                crawl(settings),
                new MediaConfig(
                        settings.flag("media.download", Defaults.DOWNLOAD),
                        settings.bytes("media.maxBytes", Defaults.MAX_BYTES),
                        settings.choice("media.external", External.class, Defaults.EXTERNAL),
                        settings.bytes("media.externalMaxBytes", Defaults.EXTERNAL_MAX_BYTES),
                        settings.whole("media.externalMaxFiles", Defaults.EXTERNAL_MAX_FILES, 1, 1_000_000),
                        settings.choice("media.avatars", Avatars.class, Defaults.AVATARS)),
                site(settings, blog.retired()),
                theme(settings),
                settings.free("themeOptions"),
                directory,
                settings.path("archive").orElse(directory.resolve(Defaults.ARCHIVE)),
                settings.path("output").orElse(directory.resolve(Defaults.OUTPUT)),
                publish(settings),
                run(settings));
    }

    private static BlogConfig blog(Settings settings) throws ConfigException {
        Optional<Secret> apiKey = settings.secret("blog.apiKey", "EMLOG_API_KEY");
        Optional<String> user = settings.textOr("blog.user", "EMLOG_USER");
        Optional<Secret> password = settings.secret("blog.password", "EMLOG_PASSWORD");
        return new BlogConfig(
                url(settings),
                aliases(settings),
                settings.text("blog.name"),
                timeZone(settings),
                settings.flag("blog.retired", false),
                auth(settings, apiKey.isPresent(), user.isPresent() && password.isPresent()),
                apiKey,
                user,
                password,
                settings.secrets("blog.articlePasswords"),
                settings.ids("pages", DISCOVER),
                urlMode(settings),
                new OwnWordsReader(settings).read());
    }

    private static Optional<String> url(Settings settings) throws ConfigException {
        Optional<Value> value = settings.value("blog.url");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (BlogAddress.isWeb(value.get().text())) {
            return Optional.of(address(value.get()));
        }
        Path directory = settings.path(value.get());
        if (Files.isDirectory(directory)) {
            return Optional.of(directory.toString());
        }
        throw new ConfigException(value.get().where()
                + " is neither an address, as in https://blog.example.com/, nor the directory of an archive");
    }

    private static Optional<UrlMode> urlMode(Settings settings) throws ConfigException {
        return settings.value("blog.urlMode").isEmpty()
                ? Optional.empty()
                : Optional.of(settings.choice("blog.urlMode", UrlMode.class, UrlMode.DYNAMIC));
    }

    private static List<String> aliases(Settings settings) throws ConfigException {
        List<String> aliases = new ArrayList<>();
        for (Value value : settings.values("blog.aliases")) {
            aliases.add(address(value));
        }
        return aliases;
    }

    private static String address(Value value) throws ConfigException {
        Optional<String> mistake = BlogAddress.mistake(value.text());
        if (mistake.isPresent()) {
            throw new ConfigException(value.where() + " " + mistake.get());
        }
        return BlogAddress.folder(value.text());
    }

    private static Optional<String> timeZone(Settings settings) throws ConfigException {
        Optional<Value> value = settings.value("blog.timeZone");
        try {
            value.map(Value::text).ifPresent(ZoneId::of);
            return value.map(Value::text);
        } catch (DateTimeException e) {
            throw value.orElseThrow().wrong("must be a time zone, as in Asia/Shanghai or \"+08:00\"");
        }
    }

    private static Auth auth(Settings settings, boolean key, boolean login) throws ConfigException {
        Auth usual = key ? Defaults.AUTH_WITH_KEY : login ? Defaults.AUTH_WITH_PASSWORD : Defaults.AUTH;
        Auth auth = settings.choice("blog.auth", Auth.class, usual);
        Optional<Value> value = settings.value("blog.auth");
        if ((auth == Auth.SIGNED || auth == Auth.KEY) && !key) {
            throw new ConfigException(value.map(Value::where).orElse("blog.auth")
                    + " needs a key; set EMLOG_API_KEY in the environment or blog.apiKey: ${NAME}");
        }
        if (auth == Auth.LOGIN && !login) {
            throw new ConfigException(value.map(Value::where).orElse("blog.auth")
                    + " needs a user and a password; set EMLOG_USER and EMLOG_PASSWORD in the environment");
        }
        return auth;
    }

    private static CrawlConfig crawl(Settings settings) throws ConfigException {
        return new CrawlConfig(
                settings.whole("crawl.connections", Defaults.CONNECTIONS, 1, 16),
                positive(settings, "crawl.timeout", Defaults.TIMEOUT),
                settings.whole("crawl.retries", Defaults.RETRIES, 0, 10),
                settings.whole("crawl.sweepRequests", Defaults.SWEEP_REQUESTS, 1, 10_000),
                settings.duration("crawl.fullSweepEvery", Defaults.FULL_SWEEP_EVERY),
                settings.duration("crawl.recheckEvery", Defaults.RECHECK_EVERY),
                userAgent(settings),
                selectors(settings),
                settings.flag("crawl.ignoreRobots", false),
                settings.is("pages", DISCOVER));
    }

    private static Selectors selectors(Settings settings) throws ConfigException {
        return new Selectors(
                selector(settings, "selectors.content"),
                selector(settings, "selectors.comment"),
                selector(settings, "selectors.commentAuthor"),
                selector(settings, "selectors.commentDate"),
                selector(settings, "selectors.commentContent"));
    }

    private static Optional<String> selector(Settings settings, String key) throws ConfigException {
        Optional<Value> value = settings.value(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            QueryParser.parse(value.get().text());
            return value.map(Value::text);
        } catch (SelectorParseException e) {
            throw value.get().wrong("must be a CSS selector, as in .my-text");
        }
    }

    private static Duration positive(Settings settings, String key, Duration fallback) throws ConfigException {
        Duration duration = settings.duration(key, fallback);
        if (duration.isZero()) {
            throw settings.value(key).orElseThrow().wrong("must be longer than nothing");
        }
        return duration;
    }

    private static String userAgent(Settings settings) throws ConfigException {
        Optional<Value> value = settings.value("crawl.userAgent");
        if (value.isPresent() && !value.get().text().chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw value.get().wrong("may hold only the letters, digits and signs of ASCII");
        }
        return value.map(Value::text).orElse(Defaults.userAgent());
    }

    private static SiteConfig site(Settings settings, boolean retired) throws ConfigException {
        Optional<Value> baseUrl = settings.value("baseUrl");
        return new SiteConfig(
                baseUrl.isEmpty() ? Optional.empty() : Optional.of(address(baseUrl.get())),
                settings.choice("language", Defaults.LANGUAGES, Defaults.LANGUAGE),
                settings.choice(
                        "canonical", Canonical.class, retired ? Defaults.CANONICAL_RETIRED : Defaults.CANONICAL),
                settings.flag("noindex", false),
                settings.whole("perPage", Defaults.PER_PAGE, 1, 1000),
                settings.whole("feedItems", Defaults.FEED_ITEMS, 1, 1000),
                settings.values("series").stream().map(Value::text).toList(),
                settings.choices("redirects", Redirects.class, Defaults.REDIRECTS),
                content(settings));
    }

    private static ContentConfig content(Settings settings) throws ConfigException {
        ContentConfig usual = ContentConfig.DEFAULT;
        return new ContentConfig(
                settings.choice("html", Html.class, usual.html()),
                iframes(settings, usual.iframes()),
                settings.flag("scriptUploads", usual.scriptUploads()),
                settings.choice("protected", Protected.class, usual.protectedArticles()),
                settings.flag("protectedTitles", usual.protectedTitles()));
    }

    private static List<String> iframes(Settings settings, List<String> usual) throws ConfigException {
        List<Value> hosts = settings.values("iframes");
        for (Value host : hosts) {
            if (!host.text().matches("[A-Za-z0-9.-]+(:\\d{1,5})?")) {
                throw host.wrong("must be a host, as in player.example.com");
            }
        }
        return hosts.isEmpty() ? usual : hosts.stream().map(Value::text).toList();
    }

    /** A name, or a directory where there is a separator in it. */
    private static String theme(Settings settings) throws ConfigException {
        Optional<Value> value = settings.value("theme");
        if (value.isEmpty()) {
            return Defaults.THEME;
        }
        String text = value.get().text();
        if (!text.contains("/") && !text.contains("\\") && !text.startsWith(".")) {
            return text;
        }
        Path directory = settings.path(value.get());
        if (!Files.isDirectory(directory)) {
            throw value.get().wrong("must be a theme's name or a directory that is there");
        }
        return directory.toString();
    }

    private static PublishConfig publish(Settings settings) throws ConfigException {
        return new PublishConfig(
                word(settings, "publish.remote", Defaults.REMOTE),
                word(settings, "publish.branch", Defaults.BRANCH),
                settings.text("publish.message"),
                settings.flag("publish.squash", false),
                settings.flag("publish.force", false),
                settings.flag("publish.incomplete", false),
                settings.flag("publish.dryRun", false));
    }

    /** What git is given as an argument: it must not be taken for an option. */
    private static String word(Settings settings, String key, String fallback) throws ConfigException {
        Optional<Value> value = settings.value(key);
        if (value.isPresent()
                && (value.get().text().startsWith("-") || value.get().text().isBlank())) {
            throw new ConfigException(value.get().where() + " must be a name, and may not start with -");
        }
        return value.map(Value::text).orElse(fallback);
    }

    private static RunConfig run(Settings settings) throws ConfigException {
        return new RunConfig(
                settings.flag("build.offline", false),
                settings.flag("build.full", false),
                settings.flag("build.dryRun", false),
                settings.flag("build.force", false),
                settings.flag("build.strict", false),
                settings.flag("build.clean", false),
                settings.path("build.report"),
                settings.flag("build.quiet", false),
                settings.flag("build.verbose", false));
    }
}
