package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.http.Redaction;
import io.github.emlogstatic.emlog.http.Responses;
import io.github.emlogstatic.emlog.http.RetryableException;
import io.github.emlogstatic.emlog.http.RobotsGate;
import io.github.emlogstatic.emlog.http.Transport;
import io.github.emlogstatic.emlog.text.AddressReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Fetches pages as a visitor does, without credentials: with a cookie emlog would show the owner's drafts. */
public final class PageClient {

    private static final int MOST_REDIRECTS = 5;
    private static final int FEW_BROKEN = 20;
    private static final char BROKEN = '\uFFFD';
    private static final Pattern END = Pattern.compile("(?i)</html\\b");

    private final Transport transport;
    private final HttpUrl base;
    private final AddressReader addresses;
    private final RobotsGate gate;

    /** Whether the blog's pages end with {@code </html>}. Some themes leave it out. */
    private final AtomicBoolean end = new AtomicBoolean();

    /** Selectors of the elements that are taken out of each page. */
    private volatile List<String> without = List.of();

    /** When the server answered last, in seconds since 1970; 0 if unknown. A cache may give a page with an earlier time. */
    private final AtomicLong clock = new AtomicLong();

    public PageClient(Transport transport, HttpUrl base, AddressReader addresses, RobotsGate gate) {
        this.transport = transport;
        this.base = base;
        this.addresses = addresses;
        this.gate = gate;
    }

    private record Answer(String html, Instant at, @Nullable HttpUrl target) {}

    /** @param address relative to the base, or absolute */
    public WebPage page(String address) throws EmlogException {
        HttpUrl url = base.resolve(address.isEmpty() ? base.toString() : address);
        if (url == null || !addresses.isOwn(url.toString())) {
            throw new EmlogException(Reason.REFUSED, Redaction.text(address) + " is no address of the blog");
        }
        for (int step = 0; step <= MOST_REDIRECTS; step++) {
            HttpUrl here = url;
            gate.pass(here);
            Answer answer = transport.sendAny(
                    new Request.Builder()
                            .url(here)
                            .header("Accept", "text/html")
                            .build(),
                    "page",
                    this::read);
            if (answer.target() == null) {
                return WebPage.of(answer.html(), here.toString(), without, addresses, answer.at());
            }
            if (!isSamePlace(here, answer.target())) {
                return jump(here, answer);
            }
            url = answer.target();
        }
        throw new EmlogException(Reason.UNREACHABLE, Redaction.address(url) + ": redirects lead in a circle");
    }

    private WebPage jump(HttpUrl from, Answer answer) throws EmlogException {
        String target = String.valueOf(answer.target());
        if (addresses.relative(target).startsWith("admin/")) {
            throw new EmlogException(Reason.REFUSED, Redaction.address(from) + " asks for a login");
        }
        return WebPage.leadingTo(target, addresses, answer.at());
    }

    /** Whether both are the same page, apart from the scheme and a final slash. */
    private boolean isSamePlace(HttpUrl from, HttpUrl to) {
        return place(from).equals(place(to));
    }

    private String place(HttpUrl url) {
        return addresses
                .relative(url.toString())
                .replaceFirst("#.*$", "")
                .replaceFirst("/$", "")
                .toLowerCase(Locale.ROOT);
    }

    /** The server's clock; empty if no page has told it yet. */
    public Optional<Instant> clock() {
        long seconds = clock.get();
        return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }

    private Answer read(Response response) throws IOException {
        Responses.serverClock(response).ifPresent(time -> clock.accumulateAndGet(time.getEpochSecond(), Math::max));
        HttpUrl url = response.request().url();
        String where = Redaction.address(url);
        String location = response.header("Location");
        HttpUrl target = location == null || response.code() / 100 != 3 ? null : url.resolve(location);
        if (target != null) {
            return new Answer("", Responses.clock(response), target);
        }
        if (response.code() == 404 || response.code() == 410) {
            throw new EmlogException(Reason.NOT_FOUND, where + " answered HTTP " + response.code());
        }
        if (response.code() != 200) {
            throw new EmlogException(
                    Reason.REFUSED,
                    where + " answered HTTP " + response.code() + " where a page was due; a firewall? try another"
                            + " crawl.userAgent");
        }
        String html = text(Responses.withFewTags(Responses.bytes(response), url), where);
        if (!html.contains("<")) {
            throw new EmlogException(
                    Reason.NOT_EMLOG,
                    html.isBlank()
                            ? where + " answered HTTP 200 with nothing; PHP may have crashed: see the server's log"
                            : where
                                    + " answered HTTP 200 with something that is no page; check the address, and look for a"
                                    + " plugin that breaks it");
        }
        checkEnd(html, where);
        return new Answer(html, Responses.clock(response), null);
    }

    /** Reads UTF-8, as all of emlog is. A theme or an author may leave a few broken characters in it. */
    private static String text(byte[] bytes, String where) throws EmlogException {
        String html = new String(bytes, StandardCharsets.UTF_8);
        if (Responses.utf8(bytes).isPresent()) {
            return html;
        }
        long broken = html.chars().filter(one -> one == BROKEN).count();
        long foreign = html.chars().filter(one -> one > 0x7F && one != BROKEN).count();
        if (broken > FEW_BROKEN && broken > foreign) {
            throw new EmlogException(
                    Reason.NOT_EMLOG,
                    where + " answered HTTP 200 with a page that is not UTF-8, as all of emlog is; what the archive has"
                            + " stays. Something between the blog and here changes its texts");
        }
        return html;
    }

    /** From now on pages are read without the elements that these selectors find. */
    public void leaveOut(List<String> parts) {
        without = List.copyOf(parts);
    }

    /** From now on a page without {@code </html>} counts as cut off. */
    public void expectEnd() {
        end.set(true);
    }

    /** Whether a page had this end, or {@link #expectEnd} was called. */
    public boolean hasSeenEnd() {
        return end.get();
    }

    private void checkEnd(String html, String where) throws RetryableException {
        if (END.matcher(html).find()) {
            end.set(true);
        } else if (end.get() && !asksForPassword(html)) { // emlog's own form for an article's password is short
            EmlogException cut = new EmlogException(
                    Reason.NOT_EMLOG,
                    where + " answered a page without its end (</html>), which other pages of the blog have; what the"
                            + " archive has stays. If its theme leaves it out now, run build --full once");
            throw new RetryableException(cut, 1, Optional.empty());
        }
    }

    /** As {@link WebPage#asksForPassword}: the code of such a form in a text is no field. */
    private static boolean asksForPassword(String html) {
        return html.contains("logpwd") && Jsoup.parse(html).selectFirst(WebPage.PASSWORD) != null;
    }
}
