package io.github.emlogstatic.emlog.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.http.Redaction;
import io.github.emlogstatic.emlog.http.Responses;
import io.github.emlogstatic.emlog.http.RetryableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;

/**
 * emlog's envelope, {@code {"code":0,"msg":"ok","data":…}}. The status is 200, or 400 and 401 for errors.
 *
 * <p>Other failures look different. A database error is an HTML page with status 200, a crash is an empty page with
 * status 500, and a text that is not UTF-8 leads to an empty answer with status 200. Warnings of PHP may precede the
 * envelope.
 *
 * @param data the content
 * @param response the head of the answer
 */
public record Envelope(JsonNode data, Response response) {

    /** {@link Responses} decides how long an answer may be, not Jackson, which would refuse a text of 20 MB. */
    static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());

    private static final byte[] USUAL_START = "{\"code\":".getBytes(StandardCharsets.UTF_8);
    private static final Pattern START = Pattern.compile("\\{\\s*\"code\"\\s*:");
    private static final Pattern TITLE = Pattern.compile("(?i)<title[^>]{0,300}>([^<]{0,400})");

    /** A title is looked for in the beginning of a page: the rest may be long. */
    private static final int BEGINNING = 64 << 10;

    /**
     * How often an answer that is not emlog's is requested again. A database may recover, but a wrong address stays
     * wrong.
     */
    private static final int DOUBTS = 1;

    /** How many possible starts of an envelope are tried. */
    private static final int MOST_STARTS = 8;

    /** Reads an answer. Throws if it is an error or not emlog's. */
    static Envelope read(Response response) throws IOException {
        return read(response, Responses.bytes(response));
    }

    static Envelope read(Response response, byte[] bytes) throws IOException {
        Optional<Envelope> usual = envelope(response, usual(bytes));
        if (usual.isPresent()) {
            return usual.get();
        }
        Optional<String> text = Responses.utf8(bytes);
        Optional<Envelope> found = text.isEmpty() ? Optional.empty() : in(response, text.get());
        if (found.isPresent()) {
            return found.get();
        }
        EmlogException strange = isNothing(text) ? nothing(response, text) : strange(response, text);
        throw strange.reason() == Reason.NOT_EMLOG && !isNotThere(response, text)
                ? new RetryableException(strange, DOUBTS, Optional.empty())
                : strange;
    }

    /** The envelope in an answer, or empty. Throws if the envelope holds an error. */
    public static Optional<Envelope> in(Response response, String text) throws EmlogException {
        return envelope(response, envelope(text));
    }

    private static Optional<Envelope> envelope(Response response, Optional<JsonNode> envelope) throws EmlogException {
        if (envelope.isPresent() && envelope.get().path("code").asInt(1) != 0) {
            String where = Redaction.address(response.request().url());
            throw refused(where, response.code(), envelope.get().path("msg").asText());
        }
        return envelope.map(found -> new Envelope(found.path("data"), response));
    }

    /** The server's clock when it answered. */
    Instant at() {
        return Responses.clock(response);
    }

    /** The address, without secrets. */
    String where() {
        return Redaction.address(response.request().url());
    }

    /** The content as an object. */
    Fields fields() throws EmlogException {
        return Fields.of(data, Place.of(response.request().url()));
    }

    /** The envelope if nothing else was answered, as nearly always. It need not be made a text first. */
    private static Optional<JsonNode> usual(byte[] bytes) {
        if (!startsAsUsual(bytes, 0)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(bytes)).filter(Envelope::isEnvelope);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean startsAsUsual(byte[] bytes, int from) {
        int to = Math.min(from + USUAL_START.length, bytes.length);
        return Arrays.equals(bytes, from, to, USUAL_START, 0, USUAL_START.length);
    }

    /** What follows a byte order mark or a warning of PHP; nothing if there is no usual start. */
    static byte[] fromUsualStart(byte[] bytes) {
        int from = 0;
        while (from < bytes.length && !startsAsUsual(bytes, from)) {
            from++;
        }
        return from == 0 ? bytes : Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static boolean isEnvelope(JsonNode node) {
        return node.isObject() && node.has("data");
    }

    private static Optional<JsonNode> envelope(String text) {
        Matcher start = START.matcher(text);
        for (int looked = 0; looked < MOST_STARTS && start.find(); looked++) {
            try {
                JsonNode node = JSON.readTree(text.substring(start.start()));
                if (isEnvelope(node)) {
                    return Optional.of(node);
                }
            } catch (JsonProcessingException e) {
                // This was part of a warning, or the envelope is cut off. The next match decides.
            }
        }
        return Optional.empty();
    }

    /** The error in an envelope. The status decides first. The message is English in every version of emlog. */
    static EmlogException refused(String where, int status, String message) {
        String text = message.toLowerCase(Locale.ROOT);
        String said = where + " answered '" + Redaction.text(message) + "' (HTTP " + status + ")";
        if (status == 401 || text.contains("sign error") || text.startsWith("auth ")) {
            return new EmlogException(
                    Reason.UNAUTHORIZED,
                    said + "; check the key, or user and password; emlog before 2.4 takes signed calls only");
        }
        if (text.contains("api is closed")) {
            return new EmlogException(
                    Reason.API_CLOSED, said + "; the owner opens the API in emlog's settings, on the page API");
        }
        if (text.contains("method") && text.contains("exist")) {
            return new EmlogException(Reason.NO_SUCH_METHOD, said + "; this emlog is too old for it");
        }
        if (text.contains("wrong password") || text.contains("is private")) {
            return new EmlogException(
                    Reason.WRONG_PASSWORD,
                    said + "; set its password under blog.articlePasswords (emlog before 2.3.17 accepts none)");
        }
        if (text.contains("not found")) {
            return new EmlogException(Reason.NOT_FOUND, said + "; it is deleted, hidden or not published");
        }
        return new EmlogException(Reason.REFUSED, said);
    }

    private static boolean isNothing(Optional<String> answer) {
        return answer.filter(String::isBlank).isPresent();
    }

    private static EmlogException nothing(Response response, Optional<String> answer) {
        EmlogException said = strange(response, answer);
        return said.reason() == Reason.NOT_EMLOG
                ? EmlogException.tooMuch(Reason.NOT_EMLOG, said.getMessage(), "")
                : said;
    }

    /**
     * The error for an answer that is not emlog's.
     *
     * @param answer empty if it is not UTF-8
     */
    public static EmlogException strange(Response response, Optional<String> answer) {
        int status = response.code();
        String said = Redaction.address(response.request().url()) + " answered HTTP " + status;
        if (status == 401) {
            return new EmlogException(Reason.UNAUTHORIZED, said + "; the server wants a password before emlog's own");
        }
        if (status == 403) {
            return new EmlogException(Reason.REFUSED, said + "; a firewall? try another crawl.userAgent");
        }
        return new EmlogException(
                Reason.NOT_EMLOG,
                said
                        + (isNotThere(response, answer)
                                ? "; there is no emlog: check the address"
                                : " with " + what(answer)));
    }

    private static boolean isNotThere(Response response, Optional<String> answer) {
        return response.code() >= 400 && answer.filter(text -> !text.isBlank()).isPresent();
    }

    private static String what(Optional<String> answer) {
        if (answer.isEmpty()) {
            return "text that is not UTF-8; it was cut off on its way, or the blog's database is wrong: run again later,"
                    + " and ask the owner to mend it if it stays so";
        }
        String text = answer.get();
        if (text.isBlank()) {
            return "nothing; a text in it may not be UTF-8, or PHP crashed: see the server's log";
        }
        Matcher title = TITLE.matcher(text.substring(0, Math.min(BEGINNING, text.length())));
        if (title.find()) {
            return "the page '" + Redaction.text(title.group(1)) + "' where JSON was due; check the address"
                    + " (emlog before 1.4.0 has no API), a firewall, the blog's database";
        }
        String kind = text.stripLeading().startsWith("<") ? "HTML" : "broken JSON";
        return kind + " where emlog's JSON was due; check the address and the server's log";
    }
}
