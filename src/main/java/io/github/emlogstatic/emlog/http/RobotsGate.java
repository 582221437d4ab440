package io.github.emlogstatic.emlog.http;

import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Admits the pages that the blog's {@code robots.txt} allows, at the pace that it asks for. */
public final class RobotsGate {

    private final Transport transport;
    private final HttpUrl base;
    private final boolean open;
    private @Nullable Robots robots;
    private long free = System.nanoTime();

    /** @param open whether every page is admitted, because the owner or the user said so */
    public RobotsGate(Transport transport, HttpUrl base, boolean open) {
        this.transport = transport;
        this.base = base;
        this.open = open;
    }

    /**
     * Waits until the page may be requested.
     *
     * @throws EmlogException {@link Reason#ROBOTS} if the rules forbid the page
     */
    public void pass(HttpUrl page) throws EmlogException {
        if (open) {
            return;
        }
        Robots rules = robots();
        if (!rules.allows(page.toString())) {
            throw new EmlogException(
                    Reason.ROBOTS,
                    Redaction.address(page)
                            + " is closed to programs by the blog's robots.txt; with its owner's consent,"
                            + " --ignore-robots reads it all the same");
        }
        transport.pause(turn(rules.delay()));
    }

    /** The sitemaps that {@code robots.txt} names; none if the file is not read. */
    public List<String> sitemaps() {
        return open ? List.of() : robots().sitemaps();
    }

    /** How long to wait until this page's turn. */
    private synchronized Duration turn(Duration delay) {
        long now = System.nanoTime();
        long mine = Math.max(now, free);
        free = mine + delay.toNanos();
        return Duration.ofNanos(mine - now);
    }

    private synchronized Robots robots() {
        Robots known = robots;
        if (known == null) {
            known = fetch();
            robots = known;
        }
        return known;
    }

    /** A file that cannot be fetched forbids nothing. */
    private Robots fetch() {
        HttpUrl address =
                base.newBuilder().encodedPath("/robots.txt").query(null).build();
        try {
            return transport.follow(new Request.Builder().url(address).build(), "robots", this::read);
        } catch (EmlogException e) {
            return Robots.NONE;
        }
    }

    private Robots read(Response response) throws IOException {
        if (response.code() != 200) {
            return Robots.NONE;
        }
        return Responses.utf8(Responses.bytes(response, transport.config().timeout()))
                .map(text -> Robots.parse(response.request().url().toString(), text))
                .orElse(Robots.NONE);
    }
}
