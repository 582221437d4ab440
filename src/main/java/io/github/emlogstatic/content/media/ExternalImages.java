package io.github.emlogstatic.content.media;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.address.UrlParts;
import io.github.emlogstatic.content.text.HtmlFragment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Finds images at other hosts, and gives each the path of its copy. */
public final class ExternalImages {

    /** The folder of the copies, in the archive and on the site. */
    public static final String FOLDER = "content/external/";

    /**
     * The folder of copies of commenters' avatars, in the archive and on the site. Their file names do not tell where
     * they came from.
     */
    public static final String AVATARS = "content/avatars/";

    private static final int LONGEST_NAME = 60;
    private static final int DIGITS = 16;
    private static final Pattern ENDING =
            Pattern.compile("(?i)(?:\\.|[?&](?:wx_fmt|format|fmt)=)(png|jpe?g|gif|webp|avif|bmp|ico)(?![\\w.])");

    private ExternalImages() {}

    /** The addresses of the images at other hosts in the HTML, normalized by {@link #address}. */
    public static SortedSet<String> in(String html, BlogAddresses addresses) {
        SortedSet<String> found = new TreeSet<>();
        if (!html.contains("<img") && !html.contains("<IMG")) {
            return found;
        }
        for (Element image : HtmlFragment.parse(html).select("img")) {
            address(LazyImage.source(image), addresses).ifPresent(found::add);
            ImageCandidates.parse(LazyImage.srcset(image))
                    .forEach(candidate -> address(candidate.url(), addresses).ifPresent(found::add));
        }
        return found;
    }

    /**
     * The normalized address: absolute, with illegal characters percent-encoded, without fragment. Empty for addresses
     * at the blog and for other schemes than http and https.
     */
    public static Optional<String> address(String url, BlogAddresses addresses) {
        return addresses.resolve(url).isPresent()
                ? Optional.empty()
                : addresses
                        .absolute(url)
                        .map(address -> address.replaceFirst("#.*", ""))
                        .filter(address -> address.regionMatches(true, 0, "http", 0, 4));
    }

    /**
     * The path of the copy: {@code content/external/HOST/NAME-HASH.ENDING}. Every file system accepts it, and each
     * address has its own. An address that does not tell the format gets {@code jpg}, because browsers look at the
     * bytes.
     *
     * @param address as {@link #address} returns it
     */
    public static String path(String address) {
        UrlParts parts = UrlParts.parse(address);
        String host = parts.authority().substring(parts.authority().lastIndexOf('@') + 1);
        String path = parts.path();
        String name = Segments.last(path).replaceFirst("\\.\\w{1,5}$", "");
        String safe = name.replaceAll("%[0-9A-Fa-f]{2}|[^A-Za-z0-9]+", "-").replaceAll("-{2,}|^-|-$", "");
        Matcher ending = ENDING.matcher(address);
        return FOLDER
                + host.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "_") + "/"
                + (safe.isEmpty() ? "" : safe.substring(0, Math.min(LONGEST_NAME, safe.length())) + "-")
                + hash(address)
                + (ending.find() ? "." + ending.group(1).toLowerCase(Locale.ROOT) : ".jpg");
    }

    /** The path of the file for the address of a picture, at the blog or elsewhere; empty if it can have none. */
    static Optional<String> place(String url, BlogAddresses addresses) {
        return Uploads.path(url, addresses).or(() -> address(url, addresses).map(ExternalImages::path));
    }

    /** The same for a cover or an avatar, which the archive keeps as the path of an upload, or else as an address. */
    public static Optional<String> kept(String pathOrAddress, BlogAddresses addresses) {
        boolean address = pathOrAddress.contains("://") || pathOrAddress.startsWith("//");
        return address
                ? place(pathOrAddress, addresses)
                : Optional.of(pathOrAddress).filter(path -> !path.isEmpty());
    }

    /**
     * The path of the file for the address of the blog's icon: an upload has its own path, anything else the path of a
     * copy, also if it lies at the blog. Empty for addresses without a path.
     */
    public static String ofIcon(String url, BlogAddresses addresses) {
        return Uploads.inFolder(url, addresses)
                .or(() -> url.isEmpty()
                        ? Optional.empty()
                        : addresses.absolute(url).map(ExternalImages::path))
                .orElse("");
    }

    /** The address of the blog's icon relative to the blog; empty if another host has it. */
    public static Optional<String> ownIcon(String url, BlogAddresses addresses) {
        return addresses.relative(url).map(path -> path.replaceFirst("[?#].*", ""));
    }

    /** Whether the site shows a file. It shows copies as configured. */
    public static boolean isShown(String path, boolean external, boolean avatars) {
        return (external || !path.startsWith(FOLDER)) && (avatars || !path.startsWith(AVATARS));
    }

    /** Whether a file of the archive is such a copy, or one of an avatar. */
    public static boolean isCopy(String path) {
        return path.startsWith(FOLDER) || path.startsWith(AVATARS);
    }

    private static String hash(String address) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
