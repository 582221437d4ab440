package io.github.emlogstatic.emlog;

import io.github.emlogstatic.emlog.SiteGuess.Kind;
import io.github.emlogstatic.emlog.api.Envelope;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.http.Redaction;
import io.github.emlogstatic.emlog.http.Responses;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.apache.commons.io.function.Uncheck;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The result of the first call at an address: emlog's envelope, or something else.
 *
 * @param envelope emlog's answer, or empty
 * @param page the page that came instead, or empty
 * @param kind the kind of site that answered
 * @param otherwise the error if the page shows no kind
 */
record ProbeResult(Optional<Envelope> envelope, Optional<Document> page, SiteGuess kind, EmlogException otherwise) {

    private static final String LINKS = "link[href*=rss.php], a[href*=rss.php], [href*=content/templates/],"
            + " [src*=content/templates/], [href*=content/plugins/], [src*=content/plugins/]";

    /**
     * Reads the answer. A closed API, which gives no list before emlog 2.5.8, is no error, because the blog's pages
     * can be read.
     *
     * @throws EmlogException if emlog refuses to answer for another reason
     */
    static ProbeResult read(Response response) throws IOException {
        try {
            return ofBody(response);
        } catch (EmlogException e) {
            if (e.reason() != Reason.API_CLOSED) {
                throw e;
            }
            return emlog(Optional.empty(), e);
        }
    }

    private static ProbeResult emlog(Optional<Envelope> envelope, EmlogException otherwise) {
        return new ProbeResult(envelope, Optional.empty(), new SiteGuess(Kind.EMLOG, ""), otherwise);
    }

    private static ProbeResult ofBody(Response response) throws IOException {
        byte[] bytes = Responses.bytes(response);
        HttpUrl url = response.request().url();
        Optional<String> text = Responses.utf8(bytes);
        Optional<Envelope> envelope = text.isEmpty() ? Optional.empty() : Envelope.in(response, text.get());
        EmlogException otherwise = Envelope.strange(response, text);
        if (envelope.isPresent()) {
            return emlog(envelope, otherwise); // jsoup need not be loaded for it
        }
        Document page = parse(Responses.withFewTags(bytes, url), url);
        return new ProbeResult(envelope, Optional.of(page), SiteGuess.of(page, url), otherwise);
    }

    /** jsoup finds the character set, because pages of other programs may have any. */
    private static Document parse(byte[] bytes, HttpUrl url) {
        return Uncheck.get(() -> Jsoup.parse(new ByteArrayInputStream(bytes), null, url.toString()));
    }

    /** Whether emlog answered that its API is closed. */
    boolean apiClosed() {
        return otherwise.reason() == Reason.API_CLOSED;
    }

    /** The base of the blog as emlog's page names it, if it is on the same host. */
    Optional<HttpUrl> base(HttpUrl asked) {
        if (page.isEmpty()) {
            return Optional.empty();
        }
        for (Element link : page.get().select(LINKS)) {
            String address = link.absUrl(link.hasAttr("href") ? "href" : "src");
            HttpUrl base = HttpUrl.parse(address.replaceFirst("(?:rss\\.php|content/(?:templates|plugins)/).*", ""));
            if (base != null && base.host().equals(asked.host()) && base.port() == asked.port()) {
                return Optional.of(base);
            }
        }
        return Optional.empty();
    }

    /** The error, with one line about the site. */
    EmlogException verdict(HttpUrl base) {
        String verdict = kind.verdict();
        return verdict.isEmpty()
                ? otherwise
                : new EmlogException(Reason.NOT_EMLOG, Redaction.address(base) + " " + verdict);
    }
}
