package io.github.emlogstatic.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roastedroot.quickjs4j.core.Builtins;
import io.roastedroot.quickjs4j.core.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** The scripts for hosts without rules, of the site and of exports, read the same grammar as {@link Route}. */
class AddressScriptsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A browser as far as the scripts use one. */
    private static final String BROWSER = """
            globalThis.URL = function (address, base) {
              this.pathname = base ? '/' + address.replace(/^\\.+$/, '') : address;
              this.href = this.pathname;
            };
            globalThis.URLSearchParams = function (search) {
              var values = {};
              search.replace(/^\\?/, '').split('&').forEach(function (pair) {
                var parts = pair.split('=');
                values[parts[0]] = decodeURIComponent((parts[1] || '').replace(/\\+/g, ' '));
              });
              this.get = function (name) { return name in values ? values[name] : null; };
            };
            globalThis.document = {currentScript: {src: '/script.js'}};
            var taken = JSON.stringify(REQUESTS.map(function (request) {
              var to = '';
              globalThis.location = {
                pathname: request[0], search: request[1], hash: request[2],
                replace: function (address) { to = address; }
              };
              try {
                SCRIPT
              } catch (e) {
                to = 'fails: ' + e;
              }
              return decodeURIComponent(to);
            }));
            java_answer.give(taken);
            """;

    private static final String SITE = """
            {"rules": {"post": "a/*.html", "sort": "b/*.html", "tag": "c/*.html", "author": "d/*.html", "record": "e/*.html"},
             "names": {"post": {"51": "n/about.html", "52": "n/hello.html", "53": "n/关于.html", "54": "n/links.html"},
                "sort": {"60": "n/life.html"}, "tag": {"A/B": "c/A-B.html"}},
             "lists": {"sort/1": ["b/1/", 9], "sort/60": ["n/life/", 9], "tag/编程": ["c/编程/", 9],
                "tag/php": ["c/php/", 9], "author/1": ["d/1/", 9], "record/202009": ["e/202009/", 9],
                "home": ["f/", 9]},
             "posts": "f.html"}
            """;

    private static final String EXPORT = """
            {"patterns": {"post": "a/*.html", "sort": "b/*.html", "tag": "c/*.html", "author": "d/*.html",
                "record": "e/*.html"},
             "places": {"post": {"51": "n/about.html", "52": "n/hello.html", "53": "n/关于.html", "54": "n/links.html"},
                "sort": {"60": "n/life.html"}, "tag": {"A/B": "c/A-B.html"}}}
            """;

    @Test
    void theScriptOfTheSiteLeadsWhereTheParserDoes() throws IOException {
        assertThat(taken("/io/github/emlogstatic/render/redirect/resolver.js", SITE))
                .isEqualTo(expected(AddressScriptsTest::page));
    }

    @Test
    void theScriptOfTheSiteKnowsAliasesThatAreDevices() throws IOException {
        String site = SITE.replace("\"52\": \"n/hello.html\"", "\"52\": \"_con.html\", \"55\": \"_mine.html\"");

        assertThat(taken(
                        "/io/github/emlogstatic/render/redirect/resolver.js",
                        site,
                        List.of("con", "/con.html", "mine", "_mine")))
                .isEqualTo(Map.of("con", "/_con.html", "/con.html", "/_con.html", "mine", "", "_mine", "/_mine.html"));
    }

    @Test
    void theScriptOfTheSiteKnowsTheAnchorsOfComments() throws IOException {
        assertThat(taken(
                        "/io/github/emlogstatic/render/redirect/resolver.js",
                        SITE,
                        List.of(
                                "?post=7#9",
                                "post-7.html/comment-page-2#12",
                                "?post=7#comment",
                                "?post=7#comments",
                                "?post=7#a1")))
                .isEqualTo(Map.of(
                        "?post=7#9", "/a/7.html#comment-9",
                        "post-7.html/comment-page-2#12", "/a/7.html#comment-12",
                        "?post=7#comment", "/a/7.html#comments",
                        "?post=7#comments", "/a/7.html#comments",
                        "?post=7#a1", "/a/7.html#a1"));
    }

    @Test
    void theScriptOfExportsLeadsWhereTheParserDoes() throws IOException {
        assertThat(taken("/io/github/emlogstatic/export/tool/old-addresses.js", EXPORT))
                .isEqualTo(expected(route -> isListOfAll(route) ? "" : file(route)));
    }

    /** The home page of an export lists what its tool wants, and has no pages at places that are known. */
    private static boolean isListOfAll(Route route) {
        return route instanceof Route.Home || route instanceof Route.Posts;
    }

    private static Map<String, String> expected(Function<Route, String> files) {
        return addresses().stream()
                .collect(Collectors.toMap(
                        Function.identity(), address -> isLeftAlone(address) ? "" : files.apply(Route.of(address))));
    }

    /** The home page stays where it is. */
    private static boolean isLeftAlone(String address) {
        Route route = Route.of(address);
        return route instanceof Route.Elsewhere || route instanceof Route.Home && route.page() == 1;
    }

    /** All addresses of the table but those of other hosts, which never reach a script. */
    private static List<String> addresses() {
        return RouteExample.all().stream()
                .flatMap(example -> Stream.of(example.address(), example.dynamic(), example.folder()))
                .filter(address -> !address.startsWith("https:"))
                .map(address -> address.replaceFirst("#.*", ""))
                .distinct()
                .toList();
    }

    /** The page of a list has a file of its own. The files are counted from the oldest page, of nine. */
    private static String page(Route route) {
        return route.page() > 1 ? file(route).replace(".html", "/" + (10 - route.page()) + ".html") : file(route);
    }

    private static String file(Route route) {
        return "/" + name(route) + ".html";
    }

    private static String name(Route route) {
        if (route instanceof Route.Post post) {
            return "a/" + post.id();
        }
        if (route instanceof Route.Alias alias) {
            return "n/" + alias.name();
        }
        if (route instanceof Route.Category category) {
            return category.key().equals("life") ? "n/life" : "b/" + category.key();
        }
        if (route instanceof Route.Tag tag) {
            return "c/" + Percent.decode(tag.written().replace('+', ' ')).replace('/', '-');
        }
        if (route instanceof Route.Author author) {
            return "d/" + author.id();
        }
        return route instanceof Route.Month month ? "e/" + month.digits().substring(0, 6) : "f";
    }

    /** Where the script sends a browser that asks for each address, decoded; empty if it stays. */
    private static Map<String, String> taken(String script, String site) throws IOException {
        return taken(script, site, addresses());
    }

    private static Map<String, String> taken(String script, String site, List<String> addresses) throws IOException {
        List<String> files = run(BROWSER.replace(
                        "REQUESTS",
                        JSON.writeValueAsString(addresses.stream()
                                .map(AddressScriptsTest::request)
                                .toList()))
                .replace("SCRIPT", text(script).replace("SITE", site)));
        Map<String, String> taken = new HashMap<>();
        for (int i = 0; i < addresses.size(); i++) {
            taken.put(addresses.get(i), files.get(i));
        }
        return taken;
    }

    /** The path, the query and the fragment as a browser writes them. */
    private static List<String> request(String address) {
        HttpUrl url = HttpUrl.get("https://blog.example.com/" + address.replaceFirst("^/", ""));
        String query = url.encodedQuery();
        String fragment = url.encodedFragment();
        return List.of(url.encodedPath(), query == null ? "" : "?" + query, fragment == null ? "" : "#" + fragment);
    }

    private static List<String> run(String program) throws IOException {
        StringBuilder answer = new StringBuilder();
        try (Engine engine = Engine.builder()
                .addBuiltins(Builtins.builder("java_answer")
                        .addStringToVoid("give", answer::append)
                        .build())
                .build()) {
            int code = engine.compile(program);
            engine.exec(code);
            engine.free(code);
        }
        return JSON.readValue(answer.toString(), new TypeReference<List<String>>() {});
    }

    private static String text(String resource) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(AddressScriptsTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
