package io.github.emlogstatic.config;

import io.github.emlogstatic.address.UrlMode;
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
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;

/** Reads every key of the configuration into its record. */
final class ConfigReader {

    private static final String DISCOVER = "discover";

    private final Settings settings;

    ConfigReader(Settings settings) {
        this.settings = settings;
    }

    /** @param directory of the file, where archive and output are unless it says otherwise */
    Config read(Path directory) throws ConfigException {
        BlogConfig blog = blog();
        return new Config(
                blog,
                crawl(),
                media(),
                site(blog.retired()),
                theme(),
                settings.free("themeOptions"),
                directory,
                settings.path("archive").orElse(directory.resolve(Defaults.ARCHIVE)),
                settings.path("output").orElse(directory.resolve(Defaults.OUTPUT)),
                publish(),
                run());
    }

    private BlogConfig blog() throws ConfigException {
        Optional<Secret> apiKey = settings.secret("blog.apiKey", "EMLOG_API_KEY");
        Optional<String> user = settings.textOr("blog.user", "EMLOG_USER");
        Optional<Secret> password = settings.secret("blog.password", "EMLOG_PASSWORD");
        return new BlogConfig(
                url(),
                aliases(),
                settings.text("blog.name"),
                timeZone(),
                settings.flag("blog.retired", false),
                auth(apiKey.isPresent(), user.isPresent() && password.isPresent()),
                apiKey,
                user,
                password,
                settings.secrets("blog.articlePasswords"),
                settings.ids("pages", DISCOVER),
                urlMode(),
                new OwnWordsReader(settings).read());
    }

    private Optional<String> url() throws ConfigException {
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

    private Optional<UrlMode> urlMode() throws ConfigException {
        return switch (settings.choice("blog.urlMode", List.of("dynamic", "static", "folder"), "")) {
            case "dynamic" -> Optional.of(UrlMode.DYNAMIC);
            case "static" -> Optional.of(UrlMode.STATIC);
            case "folder" -> Optional.of(UrlMode.FOLDER);
            default -> Optional.empty();
        };
    }

    private List<String> aliases() throws ConfigException {
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

    private Optional<String> timeZone() throws ConfigException {
        Optional<Value> value = settings.value("blog.timeZone");
        try {
            value.map(Value::text).ifPresent(ZoneId::of);
            return value.map(Value::text);
        } catch (DateTimeException e) {
            throw value.orElseThrow().wrong("must be a time zone, as in Asia/Shanghai or \"+08:00\"");
        }
    }

    private Auth auth(boolean key, boolean login) throws ConfigException {
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

    private CrawlConfig crawl() throws ConfigException {
        return new CrawlConfig(
                settings.whole("crawl.connections", Defaults.CONNECTIONS, 1, 16),
                positive("crawl.timeout", Defaults.TIMEOUT),
                settings.whole("crawl.retries", Defaults.RETRIES, 0, 10),
                settings.whole("crawl.sweepRequests", Defaults.SWEEP_REQUESTS, 1, 10_000),
                settings.duration("crawl.fullSweepEvery", Defaults.FULL_SWEEP_EVERY),
                settings.duration("crawl.recheckEvery", Defaults.RECHECK_EVERY),
                userAgent(),
                selectors(),
                settings.flag("crawl.ignoreRobots", false),
                settings.is("pages", DISCOVER));
    }

    private Selectors selectors() throws ConfigException {
        return new Selectors(
                selector("selectors.content"),
                selector("selectors.comment"),
                selector("selectors.commentAuthor"),
                selector("selectors.commentDate"),
                selector("selectors.commentContent"));
    }

    private Optional<String> selector(String key) throws ConfigException {
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

    private Duration positive(String key, Duration fallback) throws ConfigException {
        Duration duration = settings.duration(key, fallback);
        if (duration.isZero()) {
            throw settings.value(key).orElseThrow().wrong("must be longer than nothing");
        }
        return duration;
    }

    private String userAgent() throws ConfigException {
        Optional<Value> value = settings.value("crawl.userAgent");
        if (value.isPresent() && !value.get().text().chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw value.get().wrong("may hold only the letters, digits and signs of ASCII");
        }
        return value.map(Value::text).orElse(Defaults.userAgent());
    }

    private MediaConfig media() throws ConfigException {
        return new MediaConfig(
                settings.flag("media.download", Defaults.DOWNLOAD),
                settings.bytes("media.maxBytes", Defaults.MAX_BYTES),
                settings.choice("media.external", External.class, Defaults.EXTERNAL),
                settings.bytes("media.externalMaxBytes", Defaults.EXTERNAL_MAX_BYTES),
                settings.whole("media.externalMaxFiles", Defaults.EXTERNAL_MAX_FILES, 1, 1_000_000),
                settings.choice("media.avatars", Avatars.class, Defaults.AVATARS));
    }

    private SiteConfig site(boolean retired) throws ConfigException {
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
                content());
    }

    private ContentConfig content() throws ConfigException {
        ContentConfig usual = ContentConfig.DEFAULT;
        return new ContentConfig(
                settings.choice("html", Html.class, usual.html()),
                iframes(usual.iframes()),
                settings.flag("scriptUploads", usual.scriptUploads()),
                settings.choice("protected", Protected.class, usual.protectedArticles()),
                settings.flag("protectedTitles", usual.protectedTitles()));
    }

    private List<String> iframes(List<String> usual) throws ConfigException {
        List<Value> hosts = settings.values("iframes");
        for (Value host : hosts) {
            if (!host.text().matches("[A-Za-z0-9.-]+(:\\d{1,5})?")) {
                throw host.wrong("must be a host, as in player.example.com");
            }
        }
        return hosts.isEmpty() ? usual : hosts.stream().map(Value::text).toList();
    }

    /** A name, or a directory where there is a separator in it. */
    private String theme() throws ConfigException {
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

    private PublishConfig publish() throws ConfigException {
        return new PublishConfig(
                word("publish.remote", Defaults.REMOTE),
                word("publish.branch", Defaults.BRANCH),
                settings.text("publish.message"),
                settings.flag("publish.squash", false),
                settings.flag("publish.force", false),
                settings.flag("publish.incomplete", false),
                settings.flag("publish.dryRun", false),
                positive("publish.timeout", Defaults.GIT_TIMEOUT),
                settings.values("publish.allowedPassages").stream()
                        .map(Value::text)
                        .collect(Collectors.toSet()));
    }

    /** What git is given as an argument: it must not be taken for an option. */
    private String word(String key, String fallback) throws ConfigException {
        Optional<Value> value = settings.value(key);
        if (value.isPresent()
                && (value.get().text().startsWith("-") || value.get().text().isBlank())) {
            throw new ConfigException(value.get().where() + " must be a name, and may not start with -");
        }
        return value.map(Value::text).orElse(fallback);
    }

    private RunConfig run() throws ConfigException {
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
