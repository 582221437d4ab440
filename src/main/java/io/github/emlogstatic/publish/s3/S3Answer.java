package io.github.emlogstatic.publish.s3;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The answer of a storage service.
 *
 * @param status the HTTP status
 */
record S3Answer(int status, Headers headers, byte[] bytes) {

    /** How much of an answer is looked at to tell what it is. Services send white space first while they are busy. */
    private static final int START = 1 << 16;

    private static final Pattern PAGE = Pattern.compile("(?i)\\s*<(?:!doctype )?html\\b");
    private static final Pattern ERROR = Pattern.compile("\\s*(?:<\\?xml[^>]*>)?\\s*<Error\\b");

    /** Some services, and what stands before them, tell an error with a status of success. */
    boolean isGood() {
        return isSuccess() && !isPage() && !starts(ERROR);
    }

    private boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether this is a web page: what a console answers, or a network that wants a login first. */
    boolean isPage() {
        return starts(PAGE);
    }

    private boolean starts(Pattern pattern) {
        return pattern.matcher(new String(bytes, 0, Math.min(START, bytes.length), StandardCharsets.UTF_8))
                .lookingAt();
    }

    /** Whether the object is not there. A bucket that is not there has a word of its own. */
    boolean isMissing() {
        return status == 404 && !text().contains("<Code>NoSuchBucket</Code>");
    }

    /** Whether the same request may go well a moment later. */
    boolean isTransient() {
        return status == 429
                || status == 408
                || status >= 500 && status != 501 && status != 507
                || isSuccess() && starts(ERROR)
                || errorField("Code").equals("RequestTimeout");
    }

    /** How long the service asks to wait, at most a minute. */
    Duration pause() {
        String seconds = String.valueOf(headers.get("Retry-After")).strip();
        return seconds.matches("\\d{1,9}")
                ? Duration.ofSeconds(Math.min(60, Integer.parseInt(seconds)))
                : Duration.ZERO;
    }

    /** Whether this kind of error may be that of a bucket in another region. */
    boolean mayNameAPlace() {
        return isRedirect() || status == 400 || status == 403;
    }

    private boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    /** The server to which a redirect leads. */
    Optional<String> redirect() {
        return !isRedirect()
                ? Optional.empty()
                : Optional.ofNullable(headers.get("Location"))
                        .map(HttpUrl::parse)
                        .map(to -> to.scheme() + "://" + to.host() + ":" + to.port());
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The text of a field of an error, such as {@code Code}; empty if there is none. */
    String errorField(String name) {
        if (isGood() || bytes.length == 0) {
            return "";
        }
        Document error = Jsoup.parse(text(), "", Parser.xmlParser());
        return Optional.ofNullable(error.selectFirst("Error > " + name))
                .map(Element::text)
                .orElse("");
    }
}
