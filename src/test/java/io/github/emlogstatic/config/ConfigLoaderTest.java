package io.github.emlogstatic.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.config.BlogConfig.Access;
import io.github.emlogstatic.config.BlogConfig.Auth;
import io.github.emlogstatic.config.BlogConfig.Facts;
import io.github.emlogstatic.config.ProfileConfig.Footer;
import io.github.emlogstatic.config.ProfileConfig.Meta;
import io.github.emlogstatic.config.SiteConfig.Canonical;
import io.github.emlogstatic.config.SiteConfig.SearchEngines;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.config.settings.Secret;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Link;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "http://我的博客.cn/, http://xn--9krq6qeqfkxx.cn/",
        "https://我的博客.cn:8443/博客, https://xn--9krq6qeqfkxx.cn:8443/博客/",
        "http://b.example.com/?post=10, http://b.example.com/",
        "http://b.example.com/blog/?sort=1#top, http://b.example.com/blog/",
    })
    void anyPageOfABlogGivesTheAddress(String url, String loaded) throws Exception {
        assertThat(load("blog: {url: '" + url + "'}", Map.of()).blog().url()).hasValue(loaded);
    }

    @Test
    void theAddressOfTheSiteIsAscii() throws Exception {
        assertThat(load("baseUrl: https://我的博客.cn/博客", Map.of()).site().baseUrl())
                .hasValue("https://xn--9krq6qeqfkxx.cn/%E5%8D%9A%E5%AE%A2/");
    }

    @Test
    void everyKeyIsRead() throws Exception {
        Files.createDirectories(directory.resolve("my/theme"));
        Config config = load("""
                blog:
                  url: https://blog.example.com
                  aliases: [http://old.example.com/blog/]
                  name: 一个博客
                  subtitle: 说明
                  description: 给搜索引擎
                  keywords: a,b
                  footer: 写于<b>北京</b>
                  record: 京ICP备12345678号
                  favicon: content/uploadfile/icon.png
                  navigation: [{title: 关于, url: post-9.html, children: [{title: 下, url: "https://x.example/", description: x}]}]
                  links: []
                  authors: {1: {name: 张三, avatar: content/uploadfile/a.png, description: 写字的人}}
                  urlMode: static
                  timeZone: "+08:00"
                  retired: true
                  auth: key
                  apiKey: ${KEY}
                  user: me
                  password: secret
                  articlePasswords: {12: "${PW}", 13: "0123"}
                pages: [9, 10]
                archive: a
                output: o
                baseUrl: https://me.example.com/blog
                language: zh-TW
                canonical: blog
                noindex: true
                perPage: 12
                feedItems: 30
                series: [豆腐]
                html: trusted
                iframes: [player.example.com]
                scriptUploads: true
                protected: encrypted
                protectedTitles: true
                theme: my/theme
                themeOptions: {accent: "#123456", wide: true, columns: 3, ratio: 1.5, menu: [a, b], deep: {x: y}}
                crawl:
                  connections: 2
                  timeout: 10s
                  retries: 5
                  sweepRequests: 20
                  fullSweepEvery: 12h
                  recheckEvery: 60d
                  userAgent: me/1
                redirects: [caddy, nginx, nginx]
                media:
                  download: false
                  maxBytes: 50 MB
                build:
                  offline: true
                  full: true
                  dryRun: true
                  force: true
                  strict: true
                  clean: true
                  report: r.json
                  quiet: true
                  verbose: true
                """, Map.of("KEY", "k", "PW", "p"));

        assertThat(config.blog())
                .isEqualTo(new BlogConfig(
                        Optional.of("https://blog.example.com/"),
                        List.of("http://old.example.com/blog/"),
                        true,
                        new Access(
                                Auth.KEY,
                                Optional.of(new Secret("k")),
                                Optional.of("me"),
                                Optional.of(new Secret("secret"))),
                        Map.of(12, new Secret("p"), 13, new Secret("0123")),
                        List.of(9, 10),
                        new Facts(Optional.of("一个博客"), Optional.of("+08:00"), Optional.of(UrlMode.STATIC)),
                        new ProfileConfig(
                                Optional.of("说明"),
                                new Meta(
                                        Optional.of("给搜索引擎"),
                                        Optional.of("a,b"),
                                        Optional.of("content/uploadfile/icon.png")),
                                new Footer(Optional.of("写于<b>北京</b>"), Optional.of("京ICP备12345678号")),
                                Optional.of(List.of(Link.to(
                                        "关于", "post-9.html", new Link("下", "https://x.example/", "x", List.of())))),
                                Optional.of(List.of()),
                                Map.of(1, new Author(1, "张三", "content/uploadfile/a.png", "写字的人")))));
        assertThat(config.crawl())
                .isEqualTo(new CrawlConfig(
                        new HttpConfig(2, Duration.ofSeconds(10), 5, "me/1", false),
                        20,
                        Duration.ofHours(12),
                        Duration.ofDays(60),
                        Selectors.NONE,
                        false));
        assertThat(config.media())
                .isEqualTo(new MediaConfig(false, 50L * 1024 * 1024, false, 10L << 20, 10_000, false, true));
        assertThat(config.site())
                .isEqualTo(new SiteConfig(
                        Optional.of("https://me.example.com/blog/"),
                        "zh-TW",
                        new SearchEngines(Canonical.BLOG, true),
                        12,
                        30,
                        List.of("豆腐"),
                        List.of(SiteConfig.RedirectFormat.NGINX, SiteConfig.RedirectFormat.CADDY),
                        new ContentConfig(true, List.of("player.example.com"), true, true, true)));
        assertThat(config.theme().placed("themeOptions.accent must be")).endsWith(":38: themeOptions.accent must be");
        assertThat(config.theme().name())
                .isEqualTo(directory.resolve("my/theme").toString());
        assertThat(config.theme().options())
                .isEqualTo(Map.of(
                        "accent",
                        "#123456",
                        "wide",
                        true,
                        "columns",
                        3,
                        "ratio",
                        1.5,
                        "menu",
                        List.of("a", "b"),
                        "deep",
                        Map.of("x", "y")));
        assertThat(config.archive()).isEqualTo(directory.resolve("a"));
        assertThat(config.output()).isEqualTo(directory.resolve("o"));
        assertThat(config.run())
                .isEqualTo(new Config.RunConfig(
                        true,
                        true,
                        true,
                        true,
                        true,
                        true,
                        Optional.of(directory.resolve("r.json")),
                        new Config.Console(true, true)));
    }

    @Test
    void anEmptyFileGivesTheDefaults() throws Exception {
        Config config = load("# nothing yet\n", Map.of());

        assertThat(config.blog().url()).isEmpty();
        assertThat(config.blog().access().auth()).isEqualTo(Auth.NONE);
        assertThat(config.archive()).isEqualTo(directory.resolve("archive"));
        assertThat(config.output()).isEqualTo(directory.resolve("public"));
        assertThat(config.site())
                .isEqualTo(new SiteConfig(
                        Optional.empty(),
                        "zh-CN",
                        new SearchEngines(Canonical.BLOG, false),
                        10,
                        20,
                        List.of(),
                        List.of(SiteConfig.RedirectFormat.NETLIFY),
                        ContentConfig.DEFAULT));
        assertThat(config.crawl().http().userAgent()).matches("emlog-static/\\d.*");
    }

    @Test
    void keysWithoutValuesCountAsLeftOut() throws Exception {
        assertThat(load("blog:\nbaseUrl:\npages:\nthemeOptions:\n", Map.of())).isEqualTo(load("", Map.of()));
    }

    @Test
    void aRetiredBlogMakesTheSiteCanonical() throws Exception {
        assertThat(load("blog: {retired: true}", Map.of())
                        .site()
                        .searchEngines()
                        .canonical())
                .isEqualTo(Canonical.SELF);
    }

    @Test
    void optionsBeatEnvironmentAndEnvironmentBeatsFile() throws Exception {
        write("blog: {apiKey: of-the-file, user: u, auth: signed}\nperPage: 5\nnoindex: true\n");
        Overrides options = Overrides.none().with("perPage", "--per-page", "7").with("noindex", "--noindex", "false");

        Config config = ConfigLoader.in(directory)
                .load(Optional.empty(), Map.of("EMLOG_API_KEY", "of-the-environment"), options)
                .config();

        assertThat(config.blog().access().apiKey()).contains(new Secret("of-the-environment"));
        assertThat(config.blog().access().user()).contains("u");
        assertThat(config.site().perPage()).isEqualTo(7);
        assertThat(config.site().searchEngines().noindex()).isFalse();
    }

    @Test
    void credentialsDecideTheAuthentication() throws Exception {
        assertThat(load("", Map.of("EMLOG_API_KEY", "k")).blog().access().auth())
                .isEqualTo(Auth.SIGNED);
        assertThat(load("", Map.of("EMLOG_USER", "u", "EMLOG_PASSWORD", "p"))
                        .blog()
                        .access()
                        .auth())
                .isEqualTo(Auth.LOGIN);
    }

    @Test
    void doubledDollarsStandForThemselves() throws Exception {
        assertThat(load("blog: {name: \"costs $${PRICE} and $5\"}", Map.of())
                        .blog()
                        .facts()
                        .name())
                .contains("costs ${PRICE} and $5");
    }

    @Test
    void pathsAreRelativeToTheFileOrTheWorkingDirectory() throws Exception {
        Path elsewhere = Files.createDirectories(directory.resolve("sites/mine"));
        Files.writeString(elsewhere.resolve("site.yaml"), "archive: a\n");

        Config config = ConfigLoader.in(directory)
                .load(
                        Optional.of(Path.of("sites/mine/site.yaml")),
                        Map.of(),
                        Overrides.none().with("output", "--output", "www"))
                .config();

        assertThat(config.archive()).isEqualTo(elsewhere.resolve("a"));
        assertThat(config.output()).isEqualTo(directory.resolve("www"));
        assertThat(config.directory()).isEqualTo(elsewhere);
    }

    @ParameterizedTest
    @CsvSource({
        "https://blog.example.com/, true",
        "http://BLOG.example.com, true",
        "https://old.example.com/, true",
        "https://another.example.com/, false",
        "., false"
    })
    void theUsualFileIsUsedForItsOwnBlogOnly(String asked, boolean used) throws Exception {
        write("""
                blog: {url: "https://blog.example.com/", aliases: ["http://old.example.com/"]}
                archive: kept/here
                """);

        ConfigLoader.Loaded loaded = ConfigLoader.in(directory)
                .load(
                        Optional.empty(),
                        Map.of(),
                        Overrides.none().with("blog.url", "BLOG", asked).with("output", "--output", "../site"));

        assertThat(loaded.config().archive()).isEqualTo(directory.resolve(used ? "kept/here" : "archive"));
        assertThat(loaded.notes()).hasSize(used ? 0 : 1);
    }

    @Test
    void aFileGivenByOptionServesAnyBlog() throws Exception {
        write("blog: {url: 'https://blog.example.com/'}\narchive: kept/here\n");

        Config config = ConfigLoader.in(directory)
                .load(
                        Optional.of(Path.of("site-config.yaml")),
                        Map.of(),
                        Overrides.none().with("blog.url", "BLOG", "https://another.example.com/"))
                .config();

        assertThat(config.blog().url()).contains("https://another.example.com/");
        assertThat(config.archive()).isEqualTo(directory.resolve("kept/here"));
    }

    @Test
    void aFileWithoutABlogServesAnyBlog() throws Exception {
        write("archive: kept/here\n");

        Config config = ConfigLoader.in(directory)
                .load(Optional.empty(), Map.of(), Overrides.none().with("blog.url", "BLOG", "https://b.example.com/"))
                .config();

        assertThat(config.archive()).isEqualTo(directory.resolve("kept/here"));
    }

    @Test
    void aDirectoryIsABlogToo() throws Exception {
        Files.createDirectories(directory.resolve("examples/sample"));

        BlogConfig blog = load("blog: {url: examples/sample}", Map.of()).blog();

        assertThat(blog.directory()).contains(directory.resolve("examples/sample"));
    }

    @ParameterizedTest
    @CsvSource({
        "sftp://me@my_host:2222/www, sftp://me@my_host:2222/www",
        "sftp://me%40home@nas/~/www, sftp://me@home@nas/~/www",
        "sftp://nas:/www/, sftp://nas/www",
        "sftp://nas/www/my blog/博客, sftp://nas/www/my blog/博客",
        "'sftp://[::1]:22/www', 'sftp://[::1]:22/www'"
    })
    void aServerMayHaveANameOfTheSshConfiguration(String to, String name) throws Exception {
        write("publish: {to: '" + to + "'}");

        Destination destination = ConfigLoader.in(directory)
                .load(Optional.empty(), Map.of(), Overrides.none())
                .config()
                .publish()
                .destination();

        assertThat(((Destination.Sftp) destination).name()).isEqualTo(name);
    }

    @Test
    void aPathThatWasTypedMayHoldAnyCharacter() throws Exception {
        Config config = ConfigLoader.in(directory)
                .load(Optional.empty(), Map.of(), Overrides.none().with("archive", "--archive", "my\u0085archive"))
                .config();

        assertThat(config.archive().getFileName()).hasToString("my\u0085archive");
    }

    /** Only the directories that are written into need one. */
    @Test
    void anEmptyPathOfTheLogIsNoMistake() throws Exception {
        write("mirror: {log: '${NOTHING}'}\nblog: {uploads: '${NOTHING}'}");

        Config config = ConfigLoader.in(directory)
                .load(Optional.empty(), Map.of("NOTHING", ""), Overrides.none())
                .config();

        assertThat(config.archive()).isEqualTo(directory.resolve("archive"));
    }

    /** In the text, a semicolon stands for the end of a line. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            perpage: 5                         | :1: perpage is no known key; did you mean 'perPage'?
            per_page: 5                        | :1: per_page is no known key; did you mean 'perPage'?
            blog: {ulr: x}                     | :1: blog.ulr is no known key; did you mean 'blog.url'?
            url: https://b.example.com/        | :1: url is no known key; did you mean 'blog.url'?
            blogg: {url: x}                    | :1: blogg is no known key; did you mean 'blog'?
            ;media: {colour: red}              | :2: media.colour is no known key; known are media.avatars, media.download, media.external, media.externalMaxBytes, media.externalMaxFiles, media.maxBytes, media.variants
            ;;perPage: ten                     | :3: perPage must be a whole number from 1 to 1000, not 'ten'
            perPage: 0                         | :1: perPage must be a whole number from 1 to 1000, not '0'
            perPage: [1]                       | :1: perPage must be a single value, not a list or a mapping
            perPage: 5;perPage: 6              | :2: perPage is there twice; keep one of them
            blog: {name: a, name: b}           | :1: blog.name is there twice; keep one of them
            themeOptions: {a: 1, a: 2}         | :1: themeOptions.a is there twice; keep one of them
            blog: {name: a};blog.name: b       | :2: blog.name is there twice; keep one of them
            archive: "D:\\mirror\\archive"       | :1: has a \\ in double quotes, which YAML takes for an escape; write it in single quotes
            archive: "D:\\uploads"              | :1: has a \\ in double quotes, which YAML takes for an escape; write it in single quotes
            archive: "D:\\blog\\archive"         | :1: archive has a \\ in double quotes, which YAML takes for an escape; write it in single quotes
            archive: "D:\\Projects"              | :1: archive has a \\ in double quotes, which YAML takes for an escape; write it in single quotes
            archive: "D:\\Lib"                   | :1: archive has a \\ in double quotes, which YAML takes for an escape; write it in single quotes
            archive: "D:\\_site"                 | :1: archive has a \\ in double quotes, which YAML takes for an escape; write it in single quotes
            blog: {articlePasswords: {3: "a\\qb"}} | :1: has a \\ in double quotes, which YAML takes for an escape; write it in single quotes
            archive: ~/blog                    | :1: archive begins with ~, which only a shell replaces; write the whole path
            archive: ${NOTHING}                | :1: archive has no path; write one, or leave it out
            output: ${NOTHING}                 | :1: output has no path; write one, or leave it out
            publish: {to: 'sftp://h/a#b'}      | :1: publish.to must end before the ? or #; only a path follows the host
            publish: {to: 's3://b/a?c=d'}      | :1: publish.to must end before the ? or #; only a path follows the host
            noindex: maybe                     | :1: noindex must be true or false, not 'maybe'
            canonical: sel                     | :1: canonical must be one of blog, self, not 'sel'; did you mean 'self'?
            language: cn                       | :1: language must be one of zh-CN, zh-TW, en, not 'cn'
            language: de                       | :1: language must be one of zh-CN, zh-TW, en, not 'de'
            baseUrl: blog.example.com          | :1: baseUrl must start with http:// or https://
            baseUrl: https://b.example.com/?x  | :1: baseUrl must end before the ? or #, as in https://blog.example.com/
            baseUrl: https://u:p@b.example.com | :1: baseUrl must not hold a user or a password; leave them out
            blog: {url: 'https://'}            | :1: blog.url is not an address; it should look like https://blog.example.com/
            blog: {url: 'http://b.example:0/'} | :1: blog.url is not an address; it should look like https://blog.example.com/
            blog: {url: 'http://b.example:99999/'} | :1: blog.url is not an address; it should look like https://blog.example.com/
            blog: {url: '${NOTHING}'}          | :1: blog.url is neither an address, as in https://blog.example.com/, nor the directory of an archive: '${NOTHING}'
            blog: {url: nowhere}               | :1: blog.url is neither an address, as in https://blog.example.com/, nor the directory of an archive: 'nowhere'
            blog: {url: blog.example.com}      | :1: blog.url needs https:// or http:// before it, as in https://blog.example.com
            blog: {url: '我的博客.cn/'}         | :1: blog.url needs https:// or http:// before it, as in https://我的博客.cn/
            blog: {url: me@blog.example.com}   | :1: blog.url is neither an address, as in https://blog.example.com/, nor the directory of an archive: '•••@blog.example.com'
            blog: {url: 'https//me:secret@blog.example.com'}   | :1: blog.url is neither an address, as in https://blog.example.com/, nor the directory of an archive: '•••@blog.example.com'
            series: [豆腐、星空]                   | :1: series holds a full-width '、'; write ','
            series: [豆腐，星空]                   | :1: series holds a full-width '，'; write ','
            blog:;  url:https://b.example.com/ | :2: blog needs a space after 'url:'
            baseUrl: https://me.github.io/blog/index.html | :1: baseUrl is the address of a page; the address of the site is https://me.github.io/blog/
            baseUrl: https://github.com/Me/blog | :1: baseUrl is the address of a repository; the address of the site is https://me.github.io/blog/
            baseUrl: https://github.com/me/Me.github.io.git | :1: baseUrl is the address of a repository; the address of the site is https://me.github.io/
            baseUrl: https://github.com/me/blog/settings/pages | :1: baseUrl is the address of a repository; the address of the site is https://me.github.io/blog/
            noindex: true;baseUrl:https://b.example/ | :2: needs a space after 'baseUrl:'
            baseUrl:https://b.example/;;noindex: true | :1: needs a space after 'baseUrl:'
            blog:;  name:x;  retired: true     | :2: needs a space after 'name:'
            blog:;  apiKey: @x                 | :2: is not YAML: a value that starts with @ needs quotes
            blog:;  name: 我的: 博客             | :2: is not YAML: a value with a colon and a space in it needs quotes
            blog:;  name: "x;perPage: 5        | :2: is not YAML: the quotes are not closed
            blog:;  name: x;noindex;perPage: 5 | :3: is not YAML: could not find expected ':'; check the indentation, the space after each colon, and the quotes
            blog:;  name: "x" y                | :2: is not YAML: a value with more after its quotes or brackets needs quotes
            blog:;  name: x; perPage: 5        | :3: is indented more or less than the keys beside it
            blog: {timeZone: Mars}             | :1: blog.timeZone must be a time zone, as in Asia/Shanghai or "+08:00", not 'Mars'
            blog: {auth: signed}               | :1: blog.auth needs a key; set EMLOG_API_KEY in the environment or blog.apiKey: ${NAME}
            blog: {auth: login}                | :1: blog.auth needs a user and a password; set EMLOG_USER and EMLOG_PASSWORD in the environment
            blog: {apiKey: '${NOT_SET}'}       | :1: blog.apiKey: the environment variable NOT_SET is not set; set it, or remove this line
            blog: {apiKey: '${'}               | :1: blog.apiKey: holds ${ without a variable's name and }; write $${ for the characters themselves
            blog: {password: !x }              | :1: blog.password starts with !; put the value in quotes
            blog: {password: *secret}          | :1: is not YAML: a value that starts with * needs quotes
            blog: https://b.example.com/       | :1: blog must hold keys and values, as in 'url: https://blog.example.com/'
            blog: {navigation: 1} | :1: blog.navigation must be a list of links, as in [{title: 关于, url: post-9.html}]
            blog: {links: [{url: x}]} | :1: blog.links must hold links of title, url, description and children, the title at least
            blog: {links: [{title: x, adress: y}]} | :1: blog.links must hold links of title, url, description and children, the title at least
            blog: {authors: {me: {name: x}}} | :1: blog.authors must hold user ids with name, avatar and description, as in {1: {name: 张三}}
            blog: {urlMode: dinamic} | :1: blog.urlMode must be one of dynamic, static, folder, not 'dinamic'; did you mean 'dynamic'?
            blog: {aliases: https://b.example} | :1: blog.aliases must be a list, as in [a, b]
            pages: discovery | :1: pages must be a list, as in [9, 27], or the word discover
            selectors: {without: .x} | :1: selectors.without must be a list, as in [a, b]
            selectors: {without: [..x]} | :1: selectors.without must be a CSS selector, as in .my-text, not '..x'
            selectors: {without: [body]} | :1: selectors.without must be a CSS selector of parts of a page, as in .like-button, not 'body'
            selectors: {without: [.x, 'html > *']} | :1: selectors.without must be a CSS selector of parts of a page, as in .like-button, not 'html > *'
            selectors: {without: ['*']} | :1: selectors.without must be a CSS selector of parts of a page, as in .like-button, not '*'
            selectors: {comment: ..x} | :1: selectors.comment must be a CSS selector, as in .my-text, not '..x'
            blog: {articlePasswords: [a]}      | :1: blog.articlePasswords must hold keys and values, indented below it
            blog: {articlePasswords: {a: b}}   | :1: blog.articlePasswords must be a whole number from 1, not 'a'
            pages: [about]                     | :1: pages must be a whole number from 1, not 'about'
            theme: ./missing                   | :1: theme must be a theme's name or a directory that is there, not './missing'
            crawl: {timeout: 5}                | :1: crawl.timeout must be a duration such as 30s, 15m, 12h or 7d, not '5'
            crawl: {timeout: 0s}               | :1: crawl.timeout must be from 1s to 1d, not '0s'
            publish: {timeout: 365d}           | :1: publish.timeout must be from 1s to 1d, not '365d'
            crawl: {userAgent: 博客}            | :1: crawl.userAgent may hold only the letters, digits and signs of ASCII, not '博客'
            media: {maxBytes: 5 stones}        | :1: media.maxBytes must be a size such as 500 KB, 50 MB or 2 GB, not '5 stones'
            a: {b                              | :1: is not YAML: expected ',' or '}', but got <stream end>; check the indentation, the space after each colon, and the quotes
            a: 1;? [b];: c                     | :2: is not YAML: a key is a single word; check the indentation, the space after each colon, and the quotes
            a: 1;---;b: 2                      | :3: begins a second document; remove the line ---
            blog: {name: &n x, subtitle: *n}   | :1: is not YAML: a value that starts with * needs quotes
            pages: [9,;  about]                | :2: pages must be a whole number from 1, not 'about'
            perPage:;  ten                     | :2: perPage must be a whole number from 1 to 1000, not 'ten'
            themeOptions: {a: [{b: 1,;b: 2}]}  | :2: themeOptions.a.b is there twice; keep one of them
            media: {maxBytes: 5 KMB}           | :1: media.maxBytes must be a size such as 500 KB, 50 MB or 2 GB, not '5 KMB'
            crawl: {timeout: 5 S}              | :1: crawl.timeout must be a duration such as 30s, 15m, 12h or 7d, not '5 S'
            - a                                | :1: the file must hold keys and values, as in 'url: https://blog.example.com/'
            """)
    void aMistakeNamesFileLineAndKey(String text, String message) throws IOException {
        write(text.replace(';', '\n'));

        assertThatThrownBy(() ->
                        ConfigLoader.in(directory).load(Optional.empty(), Map.of("NOTHING", ""), Overrides.none()))
                .isInstanceOf(ConfigException.class)
                .hasMessage("site-config.yaml" + message);
    }

    /** In the text, a semicolon stands for the end of a line, and 〇 for a full-width space. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            perPage：5                          | :1: the file holds a full-width colon (：); write : and a space
            noindex: true;perPage：5            | :2: holds a full-width colon (：); write : and a space
            perPage：5;noindex: true            | :1: holds a full-width colon (：); write : and a space
            blog：;  url: https://b.example/    | :1: holds a full-width colon (：); write : and a space
            blog:;;  url：https://b.example/    | :3: blog holds a full-width colon (：); write : and a space
            blog:;  name: x;  password：y;  retired: true | :3: holds a full-width colon (：); write : and a space
            blog: {password：hunter2}           | :1: holds a full-width colon (：); write : and a space
            blog:;〇〇name: x                   | :2: holds a full-width or non-breaking space; write ordinary spaces
            perPage:〇5                         | :1: the file holds a full-width or non-breaking space; write ordinary spaces
            perPage: 5;blog: {name: “x”}       | :2: blog.name is in full-width quotes (“ ” or ‘ ’); write ordinary quotes
            pages: [9，10]                      | :1: pages holds a full-width '，'; write ','
            blog: {url: "\u200Bhttps://b.example/"} | :1: blog.url holds a character that nobody sees; type the value anew
            baseUrl: https://b.example/​    | :1: baseUrl holds a character that nobody sees; type the value anew
            pages: 9、10                        | :1: pages holds a full-width '、'; write ','
            pages: 【9】                         | :1: pages holds a full-width '【'; write '['
            perPage: １０                        | :1: perPage holds a full-width '１'; write '1'
            baseUrl: https：//me.example/       | :1: baseUrl holds a full-width '：'; write ':'
            blog: ｛url: https://b.example/｝    | :1: holds a full-width '｛'; write '{'
            blog: {apiKey: ‘x’}                | :1: blog.apiKey is in full-width quotes (“ ” or ‘ ’); write ordinary quotes
            """)
    void aFullWidthSignIsNamedOnItsLine(String text, String message) throws IOException {
        write(text.replace(';', '\n').replace('〇', '\u3000'));

        assertThatThrownBy(() -> ConfigLoader.in(directory).load(Optional.empty(), Map.of(), Overrides.none()))
                .isInstanceOf(ConfigException.class)
                .hasMessage("site-config.yaml" + message);
    }

    @Test
    void fullWidthSignsMayStandInTexts() throws Exception {
        Config config = load("""
                blog:
                  name: '“x”'
                  subtitle: “一”与“二”
                  description: QQ：123　456
                  footer: |
                    QQ：123
                """, Map.of());

        assertThat(config.blog().facts().name()).contains("“x”");
        assertThat(config.blog().profile().subtitle()).contains("“一”与“二”");
        assertThat(config.blog().profile().meta().description()).contains("QQ：123　456");
        assertThat(config.blog().profile().footer().html()).contains("QQ：123\n");
    }

    @Test
    void anIdMayHaveTenDigits() throws Exception {
        assertThat(load("pages: [1234567890]\nblog: {articlePasswords: {1987654321: x}}", Map.of())
                        .blog())
                .satisfies(blog -> assertThat(blog.pages()).containsExactly(1_234_567_890))
                .satisfies(blog -> assertThat(blog.articlePasswords()).containsKey(1_987_654_321));
    }

    @ParameterizedTest
    @CsvSource({"500 KB, 512000", "50MB, 52428800", "2 gb, 2147483648", "7, 7", "7 b, 7"})
    void sizesAreReadWithTheirUnits(String text, long bytes) throws Exception {
        assertThat(load("media: {maxBytes: " + text + "}", Map.of()).media().maxBytes())
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"30s, PT30S", "15 m, PT15M", "12h, PT12H", "7d, PT168H", "0, PT0S"})
    void durationsAreReadWithTheirUnits(String text, Duration duration) throws Exception {
        assertThat(load("crawl: {recheckEvery: " + text + "}", Map.of()).crawl().recheckEvery())
                .isEqualTo(duration);
    }

    @Test
    void textsStayAsTheyAreWritten() throws Exception {
        Config config = load("blog: {name: no, subtitle: 0123, password: 1_0, description: ~}", Map.of());

        assertThat(config.blog().facts().name()).contains("no");
        assertThat(config.blog().profile().subtitle()).contains("0123");
        assertThat(config.blog().access().password()).contains(new Secret("1_0"));
        assertThat(config.blog().profile().meta().description()).isEmpty();
    }

    @Test
    void aMistakeInAnOptionNamesTheOption() {
        assertThatThrownBy(() -> ConfigLoader.in(directory)
                        .load(Optional.empty(), Map.of(), Overrides.none().with("baseUrl", "--base-url", "x")))
                .hasMessage("--base-url must start with http:// or https://");
    }

    @Test
    void aNamedFileThatIsMissingIsAMistake() {
        assertThatThrownBy(() ->
                        ConfigLoader.in(directory).load(Optional.of(Path.of("other.yaml")), Map.of(), Overrides.none()))
                .hasMessage("other.yaml: there is no such file; check the name after -c, or leave -c out");
    }

    @Test
    void anotherEncodingIsAMistake() throws IOException {
        Files.write(directory.resolve("site-config.yaml"), "blog: {name: 博客}".getBytes("GBK"));

        assertThatThrownBy(() -> ConfigLoader.in(directory).load(Optional.empty(), Map.of(), Overrides.none()))
                .hasMessage("site-config.yaml: is not UTF-8; save it as UTF-8");
    }

    @Test
    void aByteOrderMarkIsNoMistake() throws Exception {
        assertThat(load("\uFEFFperPage: 3\n", Map.of()).site().perPage()).isEqualTo(3);
    }

    @Test
    void aControlCharacterIsNamedWithItsLine() throws IOException {
        write("blog: {name: 😀😀😀}\nbaseUrl: \u0001\n\n\n\n");

        assertThatThrownBy(() -> ConfigLoader.in(directory).load(Optional.empty(), Map.of(), Overrides.none()))
                .hasMessage("site-config.yaml:2: holds a control character; remove it");
    }

    @ParameterizedTest
    @CsvSource({"output: .", "output: ..", "output: archive", "output: archive/site", "archive: public/archive"})
    void nestedDirectoriesAreRefused(String text) throws IOException {
        write(text);

        assertThatThrownBy(() -> ConfigLoader.in(directory).load(Optional.empty(), Map.of(), Overrides.none()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("a directory of its own");
    }

    @Test
    void noMessageShowsASecret() throws IOException {
        for (String key :
                List.of("blog.apiKey", "perPage", "language", "crawl.timeout", "baseUrl", "blog.url", "noindex")) {
            String name = key.replaceFirst(".*\\.", "");
            String section = key.contains(".") ? key.replaceFirst("\\..*", "") + ": " : "";
            write((section.isEmpty() ? name + ": ${PW}" : section + "{" + name + ": \"${PW}\", wrong: 1}")
                    + "\nwrong: 1\n");

            assertThatThrownBy(() -> ConfigLoader.in(directory)
                            .load(Optional.empty(), Map.of("PW", "hunter2"), Overrides.none()))
                    .isInstanceOf(ConfigException.class)
                    .message()
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void theConfigurationPrintsWithoutItsSecrets() throws Exception {
        Config config =
                load("blog: {password: hunter2, articlePasswords: {1: hunter2}}", Map.of("EMLOG_API_KEY", "hunter2"));

        assertThat(config.toString()).doesNotContain("hunter2");
    }

    private Config load(String text, Map<String, String> environment) throws Exception {
        write(text);
        return ConfigLoader.in(directory)
                .load(Optional.empty(), environment, Overrides.none())
                .config();
    }

    private void write(String text) throws IOException {
        Files.writeString(directory.resolve("site-config.yaml"), text, StandardCharsets.UTF_8);
    }
}
