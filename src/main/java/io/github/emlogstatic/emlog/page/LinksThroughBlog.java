package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.emlog.text.AddressReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Links to other sites that a theme or a plugin leads through a script of the blog, such as {@code go.php?url=…}. They get
 * the address that the author wrote: without the blog, the script leads nowhere.
 */
final class LinksThroughBlog {

    private static final Pattern THROUGH =
            Pattern.compile("[^?#]*\\?(?:url|u|go|goto|gourl|to|target|link|jump)=((?:[^&#]++).*+)");

    /** What follows an address without a query: it belongs to the script. */
    private static final Pattern OF_THE_SCRIPT = Pattern.compile("^([^?#&]*)&.*");

    private LinksThroughBlog() {}

    static void straighten(Document page, AddressReader addresses) {
        for (Element link : page.select("a[href*='=']")) {
            String address = addresses.relative(link.attr("href"));
            Matcher through = THROUGH.matcher(address);
            if (addresses.isOwn(address) && through.matches()) {
                target(through.group(1))
                        .filter(target -> !addresses.isOwn(target))
                        .ifPresent(target -> link.attr("href", target));
            }
        }
    }

    /** The address on the web that a value is: as it is, percent-encoded, or in Base64. */
    private static Optional<String> target(String rest) {
        if (isOnTheWeb(rest)) {
            return Optional.of(OF_THE_SCRIPT.matcher(rest).replaceFirst("$1"));
        }
        String value = Percent.decode(rest.replaceFirst("[&#].*", ""));
        return Optional.of(value)
                .filter(LinksThroughBlog::isOnTheWeb)
                .or(() -> ofBase64(value).filter(LinksThroughBlog::isOnTheWeb));
    }

    private static boolean isOnTheWeb(String address) {
        return HttpUrl.parse(address) != null;
    }

    private static Optional<String> ofBase64(String value) {
        try {
            byte[] bytes = Base64.getDecoder().decode(value.replace('-', '+').replace('_', '/'));
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
