package io.github.emlogstatic.emlog.feed;

import io.github.emlogstatic.emlog.feed.FeedReader.Read;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.Transport;
import io.github.emlogstatic.emlog.text.AnswerAddresses;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Fetches the blog's feed, which tells its name, and what it calls its own address. Safe for several threads. */
public final class FeedVisit {

    private final Transport transport;
    private final HttpUrl base;
    private final AnswerAddresses addresses;
    private final boolean withArticles;

    /** The feed, where it was read for the blog's own address; given to the first who asks for it. */
    private final AtomicReference<@Nullable Feed> first = new AtomicReference<>();

    /** @param withArticles else the feed's articles are left out: a blog that lists them has told them already */
    public FeedVisit(Transport transport, HttpUrl base, AnswerAddresses addresses, boolean withArticles) {
        this.transport = transport;
        this.base = base;
        this.addresses = addresses;
        this.withArticles = withArticles;
    }

    public Feed feed() throws EmlogException {
        Feed known = first.getAndSet(null);
        return known == null ? read().feed() : known;
    }

    /** The address of the web that the blog calls its own; empty where the feed tells none, or cannot be read. */
    public Optional<String> ownAddress() {
        try {
            Read read = read();
            first.set(read.feed());
            return Optional.of(read.link()).filter(link -> link.matches("(?i)https?://.+"));
        } catch (EmlogException e) {
            return Optional.empty(); // who wants the feed for its own sake asks again, and hears why it is not there
        }
    }

    private Read read() throws EmlogException {
        HttpUrl url = base.newBuilder().addPathSegment("rss.php").build();
        return transport.follow(
                new Request.Builder().url(url).build(),
                "rss",
                response -> FeedReader.read(response, transport.config().timeout(), addresses, withArticles));
    }
}
