package io.github.emlogstatic.content;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * Finds the uploads that content refers to. emlog puts them under {@code content/uploadfile/} and writes their addresses
 * in every spelling: absolute (also of a former domain), root-relative, {@code ../content/…}, percent-encoded or raw.
 */
public final class Uploads {

    private static final String FOLDER = "content/uploadfile/";
    private static final Set<String> SCRIPTS =
            Set.of("htm", "html", "shtml", "xht", "xhtml", "mht", "mhtml", "js", "mjs");

    private Uploads() {}

    /**
     * The paths ({@code content/uploadfile/…}, decoded, without query and fragment) that the HTML refers to, in any
     * attribute that holds addresses. Never one that escapes that folder.
     */
    public static SortedSet<String> in(String html, BlogAddresses addresses) {
        SortedSet<String> found = new TreeSet<>();
        if (!html.contains("uploadfile")) {
            return found;
        }
        for (Element element : Html.parse(html).getAllElements()) {
            if (element.attributesSize() > 0) {
                element.attributes().forEach(attribute -> collect(attribute, addresses, found));
            }
        }
        return found;
    }

    /** The path of the upload at that address, decoded as it is on the server, if it is one. Never throws. */
    public static Optional<String> path(String url, BlogAddresses addresses) {
        if (!url.contains("uploadfile")) {
            return Optional.empty();
        }
        return addresses.resolve(url).map(BlogPath::decodedPath).filter(Uploads::isUpload);
    }

    /** Where emlog puts the smaller picture that it makes of a large one: {@code thum-} before the name. */
    public static String thumbnail(String path) {
        int name = path.lastIndexOf('/') + 1;
        return path.substring(0, name) + "thum-" + path.substring(name);
    }

    /** Whether a browser that opens the upload runs what it holds. */
    public static boolean isScript(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return SCRIPTS.contains(ending);
    }

    private static void collect(Attribute attribute, BlogAddresses addresses, SortedSet<String> found) {
        String value = attribute.getValue();
        if (!value.contains("uploadfile")) {
            return;
        }
        switch (attribute.getKey()) {
            case "srcset", "data-srcset" ->
                Srcset.parse(value)
                        .forEach(candidate -> path(candidate.url(), addresses).ifPresent(found::add));
            case "style" ->
                InlineStyle.urls(value).forEach(url -> path(url, addresses).ifPresent(found::add));
            default -> {
                if (LazyImage.isAddress(attribute.getKey())) {
                    path(value, addresses).ifPresent(found::add);
                }
            }
        }
    }

    private static boolean isUpload(String path) {
        if (!path.startsWith(FOLDER) || path.chars().anyMatch(c -> c < ' ' || c == 0x7F || c == '\\')) {
            return false;
        }
        for (String segment : path.split("/", -1)) {
            // Windows drops dots and spaces at the end of a name, so ". ." is a way up too
            if (segment.chars().allMatch(c -> c == '.' || c == ' ')) {
                return false;
            }
        }
        return true;
    }
}
