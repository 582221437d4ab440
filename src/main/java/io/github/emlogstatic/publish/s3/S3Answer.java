package io.github.emlogstatic.publish.s3;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The answer of a storage service.
 *
 * @param status the HTTP status
 */
record S3Answer(int status, byte[] bytes) {

    boolean isGood() {
        return status >= 200 && status < 300;
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
                || errorField("Code").equals("RequestTimeout");
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
