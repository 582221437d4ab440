package io.github.emlogstatic.emlog;

import io.github.emlogstatic.emlog.EmlogException.Reason;
import io.github.emlogstatic.emlog.Transport.Arrived;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Finds where a blog really is, from the address that a person typed, with one call that needs no credentials. */
final class BaseAddress {

    private BaseAddress() {}

    /** The base, ending in a slash, and the first entry of the list, which was asked for. */
    record Found(HttpUrl base, Envelope firstEntry) {}

    static Found find(Transport transport, String address) throws EmlogException {
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
        Arrived<Envelope> arrived = transport.follow(
                firstEntry(folder(typed)),
                "base",
                target -> firstEntry(folder(target)).url(),
                response -> Envelope.read(response, transport.config().timeout()));
        return new Found(folder(arrived.url()), arrived.answer());
    }

    private static Request firstEntry(HttpUrl base) {
        return Calls.request(base, "article_list", new TreeMap<>(Map.of("page", "1", "count", "1")));
    }

    /** The folder of the blog: without query, fragment and {@code index.php}. */
    private static HttpUrl folder(HttpUrl url) {
        HttpUrl.Builder folder =
                url.newBuilder().query(null).fragment(null).username("").password("");
        int last = url.pathSize() - 1;
        String name = url.pathSegments().get(last);
        if (name.isEmpty() || name.matches(".+\\.(?:php|html?)")) {
            folder.setPathSegment(last, "");
        } else {
            folder.addPathSegment("");
        }
        return folder.build();
    }
}
