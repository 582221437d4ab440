package io.github.emlogstatic.emlog;

import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.emlog.SiteGuess.Kind;
import io.github.emlogstatic.emlog.api.Calls;
import io.github.emlogstatic.emlog.api.Envelope;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.http.Redaction;
import io.github.emlogstatic.emlog.http.Transport;
import io.github.emlogstatic.emlog.http.Transport.Arrived;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * The address at which a blog really is.
 *
 * @param url ends in a slash
 * @param firstEntry the first entry of the list of articles; empty if the API gives no list
 */
record BaseAddress(HttpUrl url, Optional<Envelope> firstEntry) {

    /**
     * Finds the blog from the address that a person typed, without credentials. One call is enough as a rule; a second one
     * follows if the first does not bring emlog's answer.
     */
    static BaseAddress find(Transport transport, String address) throws EmlogException {
        HttpUrl typed = HttpUrl.parse(address.strip());
        if (typed == null) {
            throw new EmlogException(
                    Reason.UNREACHABLE,
                    "'" + Redaction.text(address) + "' is no address; it should look like https://blog.example.com/");
        }
        if (!typed.username().isEmpty() || !typed.password().isEmpty()) {
            throw new EmlogException(
                    Reason.REFUSED, Redaction.address(typed) + " holds a user or a password; leave them out");
        }
        Arrived<ProbeResult> first = ask(transport, folder(typed));
        if (first.answer().envelope().isPresent()) {
            return found(first, first.answer().envelope());
        }
        Arrived<ProbeResult> last = isSettled(first) ? first : ask(transport, elsewhere(first));
        return found(last, last.answer().envelope());
    }

    private static BaseAddress found(Arrived<ProbeResult> arrived, Optional<Envelope> envelope) throws EmlogException {
        HttpUrl base = folder(arrived.url());
        if (envelope.isEmpty() && arrived.answer().kind().kind() != Kind.EMLOG) {
            throw arrived.answer().verdict(base);
        }
        return new BaseAddress(base, envelope);
    }

    /** Whether a second request would bring nothing new. */
    private static boolean isSettled(Arrived<ProbeResult> arrived) {
        return switch (arrived.answer().kind().kind()) {
            case EMLOG -> arrived.answer().apiClosed() || elsewhere(arrived).equals(folder(arrived.url()));
            case UNKNOWN -> arrived.answer().otherwise().reason() != Reason.NOT_EMLOG;
            default -> true;
        };
    }

    /** The next address to try: the one that the page names, else the root of the host. */
    private static HttpUrl elsewhere(Arrived<ProbeResult> arrived) {
        HttpUrl root = arrived.url().newBuilder().encodedPath("/").query(null).build();
        return arrived.answer().base(arrived.url()).orElse(root);
    }

    /** Requests the first article of the list, or the second one if the first alone is too large an answer. */
    private static Arrived<ProbeResult> ask(Transport transport, HttpUrl folder) throws EmlogException {
        try {
            return ask(transport, folder, 1);
        } catch (EmlogException e) {
            if (e.isTooMuch()) {
                return ask(transport, folder, 2);
            }
            throw e;
        }
    }

    private static Arrived<ProbeResult> ask(Transport transport, HttpUrl folder, int entry) throws EmlogException {
        return transport.follow(
                entry(folder, entry),
                "base",
                target -> SiteGuess.isLogin(target)
                        ? target
                        : entry(folder(target), entry).url(),
                ProbeResult::read);
    }

    private static Request entry(HttpUrl base, int entry) {
        return Calls.request(
                base, "article_list", new TreeMap<>(Map.of("page", Integer.toString(entry), "count", "1")));
    }

    /** The folder of the blog: the address without query, fragment, {@code index.php} and the path of a page. */
    private static HttpUrl folder(HttpUrl url) {
        String path = Route.folder(url.encodedPath());
        HttpUrl.Builder folder = url.newBuilder()
                .encodedPath(path)
                .query(null)
                .fragment(null)
                .username("")
                .password("");
        int last = folder.build().pathSize() - 1;
        String name = folder.build().pathSegments().get(last);
        if (name.isEmpty() || name.matches(".+\\.(?:php|html?)")) {
            folder.setPathSegment(last, "");
        } else {
            folder.addPathSegment("");
        }
        return folder.build();
    }
}
