package io.github.emlogstatic.address;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks and compares the addresses of blogs. */
public final class BlogAddress {

    /** The host and port of an address without a user. */
    private static final Pattern HOST = Pattern.compile("(?<=^(?i:https?)://)[^/?#\\\\@]+(?=[/?#\\\\]|$)");

    private static final String NO_ADDRESS = "is not an address; it should look like https://blog.example.com/";
    private static final Pattern CONTACT = Pattern.compile("(?i)(?:mailto|tel):.");

    private BlogAddress() {}

    /** Whether the address begins with http:// or https://. */
    public static boolean isWeb(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    /** Whether it begins a mail or a call. */
    public static boolean isContact(String address) {
        return CONTACT.matcher(address).lookingAt();
    }

    /** What is wrong with a web address, in words that follow the key; empty if the address is right. */
    public static Optional<String> mistake(String address) {
        try {
            URI uri = new URI(inAscii(address));
            if (!isWeb(address)) {
                return Optional.of("must start with http:// or https://");
            }
            if (uri.getHost() == null) {
                return Optional.of("must name a host, as in https://blog.example.com/");
            }
            if (uri.getRawUserInfo() != null) {
                return Optional.of("must not hold a user or a password; leave them out");
            }
            if (uri.getPort() == 0 || uri.getPort() > 65_535) {
                return Optional.of(NO_ADDRESS);
            }
            return uri.getRawQuery() == null && uri.getRawFragment() == null
                    ? Optional.empty()
                    : Optional.of("must end before the ? or #, as in https://blog.example.com/");
        } catch (URISyntaxException e) {
            return Optional.of(NO_ADDRESS);
        }
    }

    /** The address with its host in ASCII (Punycode), as programs send it: {@code 我的博客.cn} becomes {@code xn--…}. */
    public static String inAscii(String address) {
        Matcher host = HOST.matcher(address);
        return host.find()
                ? address.substring(0, host.start()) + hostInAscii(host.group()) + address.substring(host.end())
                : address;
    }

    /**
     * Converts a host to ASCII. A host that is ASCII already is returned unchanged, with case and port as they were
     * typed.
     */
    private static String hostInAscii(String host) {
        return host.chars().allMatch(c -> c < 0x80) ? host : UrlParts.host(host);
    }

    /**
     * The blog's address, from that of one of its pages: {@code http://b.example/} from {@code http://b.example/?post=10} and
     * {@code http://b.example/post-10.html}. An alias is left, for it may be the folder of another blog.
     */
    public static String ofBlog(String page) {
        String address = page.replaceFirst("(?s)[?#].*", "");
        int path = address.indexOf('/', address.indexOf("://") + 3);
        return path < 0
                ? address
                : address.substring(0, path)
                        + Route.folder(address.substring(path)).replaceFirst("/[^/]+\\.(?:php|html?)/?$", "/");
    }

    /** The host as people read it, without the port: {@code 我的博客.cn} for {@code https://xn--…:8443/}. */
    public static String host(String address) {
        return IDN.toUnicode(UrlParts.parse(address).authority().replaceFirst(":[0-9]*$", ""), IDN.ALLOW_UNASSIGNED);
    }

    /** Returns the address with a final slash. */
    public static String folder(String address) {
        return address.endsWith("/") ? address : address + "/";
    }

    /**
     * Whether two web addresses lead to the same blog. The scheme, upper case in the host, the path of a page and the final
     * slash make no difference.
     */
    public static boolean same(String one, String other) {
        return comparable(one).equals(comparable(other));
    }

    /** A form that is equal for addresses of the same blog. It is not an address. */
    public static String comparable(String address) {
        String rest = folder(ofBlog(address)).replaceFirst("(?i)^https?://", "").replaceFirst("/+$", "/");
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash).toLowerCase(Locale.ROOT) + rest.substring(slash);
    }
}
