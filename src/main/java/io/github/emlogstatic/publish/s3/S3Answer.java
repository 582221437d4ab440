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
    boolean isPassing() {
        return status == 429
                || status == 408
                || status >= 500 && status != 501 && status != 507
                || word("Code").equals("RequestTimeout");
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The text of an element of an error; empty if there is none. */
    String word(String element) {
        if (isGood() || bytes.length == 0) {
            return "";
        }
        Document error = Jsoup.parse(text(), "", Parser.xmlParser());
        return Optional.ofNullable(error.selectFirst("Error > " + element))
                .map(Element::text)
                .orElse("");
    }
}
