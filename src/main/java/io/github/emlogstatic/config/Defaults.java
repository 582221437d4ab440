package io.github.emlogstatic.config;

import io.github.emlogstatic.config.BlogConfig.Auth;
import io.github.emlogstatic.config.SiteConfig.Canonical;
import io.github.emlogstatic.config.SiteConfig.Redirects;
import java.time.Duration;
import java.util.List;

/** What holds where nobody says otherwise. */
final class Defaults {

    static final String FILE = "site-config.yaml";
    static final String ARCHIVE = "archive";
    static final String OUTPUT = "public";
    static final String THEME = "default";
    static final List<String> LANGUAGES = List.of("zh-CN", "zh-TW", "en");
    static final String LANGUAGE = "zh-CN";
    static final Canonical CANONICAL = Canonical.BLOG;
    static final Canonical CANONICAL_RETIRED = Canonical.SELF;
    static final List<Redirects> REDIRECTS = List.of(Redirects.NETLIFY);
    static final Auth AUTH = Auth.NONE;
    static final Auth AUTH_WITH_KEY = Auth.SIGNED;
    static final Auth AUTH_WITH_PASSWORD = Auth.LOGIN;
    static final int PER_PAGE = 10;
    static final int FEED_ITEMS = 20;
    static final int CONNECTIONS = 4;
    static final Duration TIMEOUT = Duration.ofSeconds(30);
    static final int RETRIES = 3;
    static final int SWEEP_REQUESTS = 10;
    static final Duration FULL_SWEEP_EVERY = Duration.ofDays(7);
    static final Duration RECHECK_EVERY = Duration.ofDays(30);
    static final boolean DOWNLOAD = true;
    static final String REMOTE = "origin";
    static final String BRANCH = "gh-pages";
    static final Duration GIT_TIMEOUT = Duration.ofMinutes(5);

    /** Hosts such as GitHub refuse larger files. */
    static final long MAX_BYTES = 100L << 20;

    static final MediaConfig.External EXTERNAL = MediaConfig.External.KEEP;
    static final long EXTERNAL_MAX_BYTES = 10L << 20;
    static final int EXTERNAL_MAX_FILES = 10_000;
    static final MediaConfig.Avatars AVATARS = MediaConfig.Avatars.GENERATED;

    static String userAgent() {
        return "emlog-static/" + Version.number();
    }

    private Defaults() {}
}
