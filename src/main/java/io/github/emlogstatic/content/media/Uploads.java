package io.github.emlogstatic.content.media;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.BlogFile;
import io.github.emlogstatic.address.BlogPath;
import io.github.emlogstatic.address.OddName;
import io.github.emlogstatic.address.Query;
import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.content.style.InlineStyle;
import io.github.emlogstatic.content.text.HtmlFragment;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * Finds the uploads that HTML refers to. emlog stores them under {@code content/uploadfile/}. Their addresses come in
 * many spellings: absolute (also of a former domain), root-relative, {@code ../content/…}, percent-encoded or raw.
 *
 * <p>emlog's editor can also offer packed files to everybody. Such a file is requested by a key and a name, without
 * folder and ending ({@code include/controller/download_controller.php}). It is stored as {@code
 * content/downloads/KEY/NAME.zip}.
 *
 * <p>Other files of the blog that texts show or link to count, too: {@link BlogFile}.
 */
public final class Uploads {

    private static final String DOWNLOADS = "content/downloads/";
    private static final String NAME = "resource_filename";
    private static final String ENDING = ".zip";
    private static final Pattern KEY = Pattern.compile("\\w{16}");

    /** Endings of files that browsers run. */
    private static final Set<String> PAGES = Set.of("htm", "html", "xht", "xhtml", "mht", "mhtml", "js", "mjs");

    /** Endings of files that servers run. A host with PHP would run the blog's uploads. */
    private static final Set<String> PROGRAMS = Set.of(
            "php", "php3", "php4", "php5", "php7", "php8", "phps", "pht", "phtml", "phar", "shtml", "asp", "aspx",
            "ashx", "asmx", "jsp", "jspx", "cgi", "fcgi", "pl");

    /** What a server obeys. */
    private static final Pattern SETTINGS = Pattern.compile("(?is)\\.ht.*|\\.user\\.ini|php\\.ini|web\\.config");

    private static final int LONGEST_PATH = 1000;

    /** In bytes. No server has longer ones. */
    private static final int LONGEST_NAME = 255;

    private Uploads() {}

    /**
     * The paths of the uploads that the HTML refers to, in any attribute that contains addresses: {@code
     * content/uploadfile/…}, decoded, without query and fragment. No path leads out of its folder.
     */
    public static SortedSet<String> in(String html, BlogAddresses addresses) {
        SortedSet<String> found = new TreeSet<>();
        if (!mayHold(html)) {
            return found;
        }
        Consumer<String> collector = url -> path(url, addresses).ifPresent(found::add);
        HtmlFragment.parse(html).traverse((node, depth) -> {
            if (node instanceof Element element && element.attributesSize() > 0) {
                for (Attribute attribute : element.attributes()) {
                    collect(attribute, collector);
                }
            }
        });
        return found;
    }

    /**
     * The path in the archive of the upload at that address, the path on the server, or another one for an
     * {@link OddName}; empty if the address is no upload. Never throws.
     */
    public static Optional<String> path(String url, BlogAddresses addresses) {
        return place(url, addresses).filter(Uploads::isUpload).map(OddName::inArchive);
    }

    /** The same, but empty if the file lies elsewhere at the blog than its uploads. */
    static Optional<String> inFolder(String url, BlogAddresses addresses) {
        return path(url, addresses).filter(path -> !BlogFile.isInArchive(path));
    }

    private static Optional<String> place(String url, BlogAddresses addresses) {
        return mayHold(url)
                ? addresses
                        .resolve(url)
                        .flatMap(at -> at.query().contains(NAME) ? download(at) : file(at.decodedPath()))
                : Optional.empty();
    }

    private static Optional<String> file(String path) {
        return path.startsWith(Route.UPLOAD_FOLDER) ? Optional.of(path) : BlogFile.inArchive(path);
    }

    /**
     * The address at which the blog serves the file of the archive: the decoded path, or an encoded query that starts with
     * a question mark.
     */
    public static String address(String path) {
        if (!path.startsWith(DOWNLOADS)) {
            return OddName.atBlog(path);
        }
        String[] parts = path.substring(DOWNLOADS.length(), path.length() - ENDING.length())
                .split("/", 2);
        return "?resource_alias=" + parts[0] + "&" + NAME + "=" + URLEncoder.encode(parts[1], StandardCharsets.UTF_8);
    }

    private static Optional<String> download(BlogPath at) {
        Query query = Query.of(at.query());
        String key = query.get("resource_alias").orElse("");
        String name = query.text(NAME);
        return at.path().isEmpty() && KEY.matcher(key).matches() && !name.isBlank() && !name.contains("/")
                ? Optional.of(DOWNLOADS + key + "/" + name + ENDING)
                : Optional.empty();
    }

    private static boolean mayHold(String text) {
        return text.contains("uploadfile") || BlogFile.mayBeIn(text) || text.contains(NAME);
    }

    /** The path of the smaller version that emlog makes of a large image: {@code thum-} before the name. */
    public static String thumbnail(String path) {
        int name = path.lastIndexOf('/') + 1;
        return path.substring(0, name) + "thum-" + path.substring(name);
    }

    /** Whether browsers or servers may run the file, or take it for settings. */
    static boolean isScript(String path) {
        return isSettings(path)
                || ServedType.endings(path).stream()
                        .anyMatch(ending -> PAGES.contains(ending) || PROGRAMS.contains(ending));
    }

    /**
     * Whether a server of PHP may run the file, or take it for settings. Some run a file with {@code .php} anywhere in its
     * name.
     */
    public static boolean isForServer(String path) {
        return isSettings(path)
                || Stream.of(Segments.last(path).toLowerCase(Locale.ROOT).split("\\."))
                        .skip(1)
                        .anyMatch(part -> PROGRAMS.contains(part.strip()));
    }

    private static boolean isSettings(String path) {
        return SETTINGS.matcher(Segments.last(path)).matches();
    }

    private static void collect(Attribute attribute, Consumer<String> found) {
        String value = attribute.getValue();
        if (!mayHold(value)) {
            return;
        }
        switch (attribute.getKey()) {
            case "srcset", "data-srcset" ->
                ImageCandidates.parse(value).forEach(candidate -> found.accept(candidate.url()));
            case "style" -> InlineStyle.urls(value).forEach(found);
            default -> {
                if (LazyImage.isAddress(attribute.getKey())) {
                    found.accept(value);
                }
            }
        }
    }

    /** Whether a path on the server is that of an upload. */
    private static boolean isUpload(String path) {
        boolean kept = path.startsWith(DOWNLOADS) || BlogFile.isInArchive(path);
        if (!kept && !path.startsWith(Route.UPLOAD_FOLDER) || path.length() > LONGEST_PATH) {
            return false;
        }
        for (String part : path.split("/", -1)) {
            if (!isName(part) || kept && !OddName.isPlain(part)) {
                return false;
            }
        }
        return true;
    }

    /** Windows removes dots and spaces at the end of a name, so " ." could mean "..". */
    private static boolean isName(String part) {
        int i = 0;
        while (i < part.length() && (part.charAt(i) == '.' || part.charAt(i) == ' ')) {
            i++;
        }
        return i < part.length()
                && part.indexOf(0) < 0
                && (part.length() * 3 <= LONGEST_NAME || part.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME);
    }
}
