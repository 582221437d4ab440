package io.github.emlogstatic.emlog.feed;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.http.Responses;
import io.github.emlogstatic.emlog.http.RobotsGate;
import io.github.emlogstatic.emlog.http.Transport;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.emlog.text.Unescape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Fetches and reads a blog's sitemaps (sitemaps.org): {@code sitemap.xml}, which emlog's plugins write, those that
 * {@code robots.txt} names at the same host, and those that these list, one level deep. Addresses are found by their
 * tags alone, so a file that is no XML or that declares entities does no harm.
 */
public record SitemapClient(Transport transport, HttpUrl base, AddressReader addresses, RobotsGate gate) {

    private static final int MOST_FILES = 50;
    private static final int MOST_ADDRESSES = 100_000;
    private static final Pattern ADDRESS = Pattern.compile(
            "<loc>\\s*+(?:<!\\[CDATA\\[)?+\\s*+(https?://[^<>\\s\\]]{1,2000}+)\\s*+(?:]]>)?+\\s*+</loc>");

    private record Sitemap(boolean index, List<String> addresses) {}

    /** The blog's own addresses, relative to its base, in the order of the sitemaps; empty if there is no sitemap. */
    public Optional<Set<String>> read() throws EmlogException {
        Set<HttpUrl> asked = new LinkedHashSet<>();
        Deque<HttpUrl> children = new ArrayDeque<>();
        Set<String> found = new LinkedHashSet<>();
        boolean any = false;
        for (HttpUrl url : roots()) {
            Optional<Sitemap> sitemap = asked.add(url) ? ask(url) : Optional.empty();
            any |= sitemap.isPresent();
            sitemap.filter(Sitemap::index)
                    .ifPresent(index ->
                            index.addresses().forEach(address -> here(address).ifPresent(children::add)));
            sitemap.filter(map -> !map.index()).ifPresent(map -> addOwn(map, found));
        }
        while (!children.isEmpty() && asked.size() < MOST_FILES) {
            HttpUrl url = children.remove();
            Optional<Sitemap> sitemap = asked.add(url) ? ask(url) : Optional.empty();
            sitemap.filter(map -> !map.index()).ifPresent(map -> addOwn(map, found));
        }
        return any ? Optional.of(found) : Optional.empty();
    }

    private Set<HttpUrl> roots() throws EmlogException {
        Set<HttpUrl> roots = new LinkedHashSet<>();
        here(base + "sitemap.xml").ifPresent(roots::add);
        for (String named : gate.sitemaps()) {
            here(named).ifPresent(roots::add);
        }
        return roots;
    }

    /** The address at the host of the base, also for an address of an alias; empty for another host. */
    private Optional<HttpUrl> here(String address) {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null || address.endsWith(".gz")) {
            return Optional.empty();
        }
        if (addresses.isOwn(address)) {
            return Optional.ofNullable(base.resolve(addresses.relative(address)));
        }
        return url.host().equals(base.host())
                ? Optional.of(
                        url.newBuilder().scheme(base.scheme()).port(base.port()).build())
                : Optional.empty();
    }

    private void addOwn(Sitemap sitemap, Set<String> found) {
        sitemap.addresses().stream()
                .filter(addresses::isOwn)
                .map(addresses::relative)
                .limit(MOST_ADDRESSES - Math.min(MOST_ADDRESSES, found.size()))
                .forEach(found::add);
    }

    /** A file that is forbidden to programs, or that is no sitemap, counts as missing. */
    private Optional<Sitemap> ask(HttpUrl url) throws EmlogException {
        try {
            gate.pass(url);
        } catch (EmlogException e) {
            if (e.reason() == Reason.ROBOTS) {
                return Optional.empty();
            }
            throw e;
        }
        return transport.sendAny(new Request.Builder().url(url).build(), "sitemap", this::sitemap);
    }

    private Optional<Sitemap> sitemap(Response response) throws IOException {
        if (response.code() != 200) {
            return Optional.empty();
        }
        String text = new String(Responses.bytes(response), StandardCharsets.UTF_8);
        boolean index = text.contains("<sitemapindex");
        if (!index && !text.contains("<urlset")) {
            return Optional.empty(); // an error page or the home page, with status 200
        }
        return Optional.of(new Sitemap(
                index,
                ADDRESS.matcher(text)
                        .results()
                        .limit(MOST_ADDRESSES)
                        .map(address -> Unescape.once(address.group(1)))
                        .toList()));
    }
}
