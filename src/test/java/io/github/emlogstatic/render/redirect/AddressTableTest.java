package io.github.emlogstatic.render.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.address.RouteExample;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The patterns for web servers read the same grammar as {@link Route}. */
class AddressTableTest {

    /**
     * Addresses that no theme of emlog writes: a leading zero, an alias in a query, a slash in a tag that is not
     * percent-encoded, a slash before a query, a name of an author, which no table has. The last one is a file of the
     * site.
     */
    private static final Set<String> NOT_FOR_SERVERS =
            Set.of("?post=012", "?post=about", "tag/A/B", "posts/?page=2", "?author=admin", "sort/1.html");

    static List<RouteExample> examples() {
        return RouteExample.all().stream()
                .filter(example -> !example.address().startsWith("https:"))
                .filter(example -> !NOT_FOR_SERVERS.contains(example.address()))
                .filter(example -> !isFirstPageOfHome(Route.of(example.address())))
                .toList();
    }

    private static boolean isFirstPageOfHome(Route route) {
        return route instanceof Route.Home && route.page() == 1;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void serversReadAnAddressAsTheParserDoes(RouteExample example) {
        assertThat(keyOf(example.address()).orElse(AddressTable.ELSEWHERE)).isEqualTo(key(Route.of(example.address())));
    }

    /** The key that the first matching pattern gives for a request, as a browser sends it. */
    private static Optional<String> keyOf(String address) {
        HttpUrl url = HttpUrl.get("https://blog.example.com/" + address.replaceFirst("^/", ""));
        String query = url.encodedQuery() == null ? "" : "?" + url.encodedQuery();
        String request = url.encodedPath().substring(1) + query;
        return AddressTable.requests().stream()
                .map(form -> key(form, request))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> key(AddressTable.Form form, String request) {
        Matcher matcher = Pattern.compile("^" + form.pattern()).matcher(request);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String key = form.key();
        for (int group = 1; group <= matcher.groupCount(); group++) {
            key = key.replace("$" + group, Objects.requireNonNullElse(matcher.group(group), ""));
        }
        return Optional.of(key);
    }

    private static String key(Route route) {
        if (route instanceof Route.Elsewhere) {
            return AddressTable.ELSEWHERE;
        }
        String page = route.page() > 1 ? "/page/" + route.page() : "";
        if (route instanceof Route.Home || route instanceof Route.Posts && route.page() > 1) {
            return "page/" + route.page();
        }
        if (route instanceof Route.Post post) {
            return "post/" + post.id();
        }
        if (route instanceof Route.Alias alias) {
            return "name/" + Percent.encode(alias.name()) + page;
        }
        if (route instanceof Route.Category category) {
            return "sort/" + category.key() + page;
        }
        if (route instanceof Route.Tag tag) {
            return "tag/" + tag.written() + page;
        }
        if (route instanceof Route.Author author) {
            return "author/" + author.id() + page;
        }
        return route instanceof Route.Month month ? "record/" + month.digits() + page : "name/posts";
    }
}
