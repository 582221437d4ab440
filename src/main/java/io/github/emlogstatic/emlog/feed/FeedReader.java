package io.github.emlogstatic.emlog.feed;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.http.Redaction;
import io.github.emlogstatic.emlog.http.Text;
import io.github.emlogstatic.emlog.page.ListedArticle;
import io.github.emlogstatic.emlog.page.ListedLabels;
import io.github.emlogstatic.emlog.text.AnswerAddresses;
import io.github.emlogstatic.emlog.text.Unescape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads {@code rss.php}. The blog's name and description are escaped inside their CDATA. */
final class FeedReader {

    private static final Pattern OFFSET = Pattern.compile("([+-]\\d\\d):?(\\d\\d)$");

    private static final Pattern CUT_SHORT = Pattern.compile("(?:阅读全文|阅读更多|\\.{3}|…)(?:</\\w{1,9}>|\\W){0,99}+$");

    private FeedReader() {}

    /**
     * A feed and what the blog calls itself.
     *
     * @param link the blog's own address as its settings have it, or empty
     */
    record Read(Feed feed, String link) {}

    /** @param withArticles else the feed's articles are left out: a blog that lists them has told them already */
    static Read read(Response response, Duration patience, AnswerAddresses addresses, boolean withArticles)
            throws IOException {
        String where = Redaction.address(response.request().url());
        if (response.code() != 200) {
            Reason reason = response.code() == 404 ? Reason.NOT_FOUND : Reason.REFUSED;
            throw new EmlogException(reason, where + " answered HTTP " + response.code() + " where a feed was due");
        }
        byte[] bytes = Text.withFewTags(
                Text.bytes(response, patience), response.request().url());
        String text = new String(bytes, StandardCharsets.UTF_8);
        int start = text.indexOf("<rss");
        Document document = Jsoup.parse(start < 0 ? "" : text.substring(start), "", Parser.xmlParser());
        Element channel = first(document, "rss")
                .flatMap(rss -> first(rss, "channel"))
                .orElseThrow(() -> new EmlogException(
                        Reason.NOT_EMLOG,
                        where + " answered HTTP 200 with something that is no feed; check the address"));
        String link = child(channel, "link");
        Feed feed = new Feed(
                Unescape.once(child(channel, "title")),
                Unescape.once(child(channel, "description")),
                offset(channel),
                addresses.isOwn(link),
                withArticles ? articles(channel, addresses::relative) : List.of());
        return new Read(feed, link);
    }

    private static List<ListedArticle> articles(Element channel, UnaryOperator<String> relative) {
        return channel.select("> item").stream()
                .map(item -> new ListedArticle(
                        relative.apply(child(item, "link")),
                        child(item, "title"),
                        text(item),
                        date(child(item, "pubDate")),
                        OptionalInt.empty(),
                        false,
                        false,
                        ListedLabels.NONE))
                .toList();
    }

    /** Where the owner lets the feed show the beginnings only, each ends with a link to the whole. */
    private static String text(Element item) {
        Element description = item.selectFirst("> description");
        String html = description == null ? "" : description.wholeText().strip();
        return CUT_SHORT.matcher(html).find() ? "" : html;
    }

    /** As the blog shows it, in its own zone. */
    private static Optional<LocalDateTime> date(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String child(Element channel, String name) {
        return first(channel, name).map(Element::text).orElse("").strip();
    }

    private static Optional<Element> first(Element parent, String name) {
        return parent.children().stream()
                .filter(child -> child.tagName().equals(name))
                .findFirst();
    }

    private static Optional<String> offset(Element channel) {
        String text = first(channel, "item").map(item -> child(item, "pubDate")).orElse("");
        Matcher offset = OFFSET.matcher(text);
        if (offset.find()) {
            return Optional.of(offset.group(1) + ":" + offset.group(2));
        }
        return text.matches(".*\\b(?:GMT|UTC|Z)$") ? Optional.of("+00:00") : Optional.empty();
    }
}
