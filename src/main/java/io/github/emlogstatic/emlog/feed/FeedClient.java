package io.github.emlogstatic.emlog.feed;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.http.Redaction;
import io.github.emlogstatic.emlog.http.Responses;
import io.github.emlogstatic.emlog.http.Transport;
import io.github.emlogstatic.emlog.page.ListedArticle;
import io.github.emlogstatic.emlog.page.ListedLabels;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.emlog.text.Unescape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Fetches and reads {@code rss.php}, the blog's feed. Safe for several threads. */
public final class FeedClient {

    private static final Pattern OFFSET = Pattern.compile("([+-]\\d\\d):?(\\d\\d)$");

    private static final Pattern CUT_SHORT =
            Pattern.compile("(?:阅读全文|阅读更多|\\.{3}|…)(?:</\\w{1,9}>|&\\w{1,6};|\\W){0,99}+$");

    private final Transport transport;
    private final HttpUrl base;
    private final AddressReader addresses;
    private final boolean withArticles;

    /** The feed that {@link #ownAddress} fetched. The first call of {@link #feed} returns it. */
    private final AtomicReference<@Nullable BlogFeed> fetched = new AtomicReference<>();

    /**
     * A feed, and the address that the blog's settings give it.
     *
     * @param link empty if the feed has none
     */
    private record LinkedFeed(BlogFeed feed, String link) {}

    /** @param withArticles whether the feed's articles are read; a blog that lists its articles does not need them */
    public FeedClient(Transport transport, HttpUrl base, AddressReader addresses, boolean withArticles) {
        this.transport = transport;
        this.base = base;
        this.addresses = addresses;
        this.withArticles = withArticles;
    }

    /** The feed. It is requested, unless {@link #ownAddress} has just read it. */
    public BlogFeed feed() throws EmlogException {
        BlogFeed known = fetched.getAndSet(null);
        return known == null ? fetch().feed() : known;
    }

    /** The address that the blog calls its own; empty if the feed has none or cannot be read. */
    public Optional<String> ownAddress() {
        try {
            LinkedFeed linked = fetch();
            fetched.set(linked.feed());
            return Optional.of(linked.link()).filter(link -> link.matches("(?i)https?://.+"));
        } catch (EmlogException e) {
            return Optional.empty(); // feed() fetches it again and throws
        }
    }

    private LinkedFeed fetch() throws EmlogException {
        HttpUrl url = base.newBuilder().addPathSegment("rss.php").build();
        return transport.follow(new Request.Builder().url(url).build(), "rss", this::read);
    }

    private LinkedFeed read(Response response) throws IOException {
        String where = Redaction.address(response.request().url());
        if (response.code() != 200) {
            Reason reason = response.code() == 404 ? Reason.NOT_FOUND : Reason.REFUSED;
            throw new EmlogException(reason, where + " answered HTTP " + response.code() + " where a feed was due");
        }
        byte[] bytes = Responses.withFewTags(
                Responses.bytes(response), response.request().url());
        String text = new String(bytes, StandardCharsets.UTF_8);
        int start = text.indexOf("<rss");
        Document document = Jsoup.parse(start < 0 ? "" : text.substring(start), "", Parser.xmlParser());
        Element channel = first(document, "rss")
                .flatMap(rss -> first(rss, "channel"))
                .orElseThrow(() -> new EmlogException(
                        Reason.NOT_EMLOG,
                        where + " answered HTTP 200 with something that is no feed; check the address"));
        String link = child(channel, "link");
        return new LinkedFeed(feed(channel, addresses.isOwn(link)), link);
    }

    /** The name and the description are escaped inside their CDATA. */
    private BlogFeed feed(Element channel, boolean own) {
        String newest =
                first(channel, "item").map(item -> child(item, "pubDate")).orElse("");
        return new BlogFeed(
                Unescape.once(child(channel, "title")),
                Unescape.once(child(channel, "description")),
                offset(newest),
                date(newest),
                own,
                withArticles
                        ? channel.select("> item").stream().map(this::article).toList()
                        : List.of());
    }

    private ListedArticle article(Element item) {
        return new ListedArticle(
                addresses.relative(child(item, "link")),
                child(item, "title"),
                text(item),
                date(child(item, "pubDate")),
                OptionalInt.empty(),
                false,
                false,
                ListedLabels.NONE);
    }

    /** Empty if the owner lets the feed show only the beginning of each text, which then ends in a link to the article. */
    private static String text(Element item) {
        Element description = item.selectFirst("> description");
        String html = description == null ? "" : description.wholeText().strip();
        return CUT_SHORT.matcher(html).find() ? "" : html;
    }

    /** The date as the blog shows it, in its own zone. */
    private static Optional<LocalDateTime> date(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String child(Element parent, String name) {
        return first(parent, name).map(Element::text).orElse("").strip();
    }

    private static Optional<Element> first(Element parent, String name) {
        return parent.children().stream()
                .filter(child -> child.tagName().equals(name))
                .findFirst();
    }

    private static Optional<String> offset(String text) {
        Matcher offset = OFFSET.matcher(text);
        if (offset.find()) {
            return Optional.of(offset.group(1) + ":" + offset.group(2)).filter(FeedClient::isOffset);
        }
        return text.matches(".*\\b(?:GMT|UTC|Z)$") ? Optional.of("+00:00") : Optional.empty();
    }

    private static boolean isOffset(String text) {
        try {
            ZoneOffset.of(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
