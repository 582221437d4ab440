package io.github.emlogstatic.emlog.text;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.address.BlogRoot;
import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.address.UrlParts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Reads addresses in emlog's answers and returns them as the archive keeps them: own ones relative to the blog's base, in
 * their own spelling. Safe for use by several threads. What a link in an archived text leads to is the question of
 * {@link io.github.emlogstatic.address.BlogAddresses}.
 *
 * <p>By default ({@code detect_url}) emlog's absolute addresses have the host and scheme of the request. Otherwise
 * they have those of a setting, which may differ. And texts keep the addresses of former domains.
 */
public final class AddressReader {

    private static final Pattern WITH_HOST = Pattern.compile("(?is)(?:https?:)?//([^/?#]*)(.*)");
    private static final Pattern WITH_SCHEME = Pattern.compile("(?is)[a-z][a-z0-9+.-]*:.*");
    private static final Pattern UPWARDS = Pattern.compile("^(?:\\.{1,2}/)++");
    private static final Pattern OUTSIDE = Pattern.compile("(?s)(?:^|.*/)\\.{0,2}(?:/.*|$)|.*[\\\\\\p{Cntrl}].*");
    private static final Pattern OF_A_PERSON =
            Pattern.compile("(?i)[0-9a-f]{32}|[./]qlogo\\.cn|[?&]nk=|gravatar|cravatar|weavatar|libravatar|@|%40");

    private static final Pattern KEPT_AVATAR = Pattern.compile("content/avatars/[0-9a-f]{16}\\.[a-z]{3,4}");

    private final HttpUrl base;
    private final List<String> aliases = new CopyOnWriteArrayList<>();
    private final List<BlogRoot> own = new CopyOnWriteArrayList<>();
    private final String start;

    /** Whether an address that begins with the base in the same spelling goes on below it. */
    private volatile boolean startIsClear;

    /** The blog's own address. It differs from the base if an archive is served on this machine. */
    private volatile String home;

    public AddressReader(HttpUrl base, List<String> aliases) {
        this.base = base;
        this.start = base.toString();
        this.home = start;
        BlogRoot.of(start).ifPresent(own::add);
        startIsClear = isStartClear();
        aliases.forEach(this::learn);
    }

    /** Whether no other root of the blog may lie below the base, and the base has no odd spelling. */
    private boolean isStartClear() {
        String authority = UrlParts.host(authorityOf(start));
        List<String> folders = own.stream()
                .filter(root -> root.authority().equals(authority))
                .map(BlogRoot::folder)
                .toList();
        return folders.equals(List.of(base.encodedPath().substring(1)));
    }

    /** Adds another address of the same blog. */
    public void learn(String alias) {
        BlogRoot.of(alias).filter(root -> !own.contains(root)).ifPresent(root -> {
            own.add(root);
            own.sort(Comparator.comparing((BlogRoot other) -> other.folder().length())
                    .reversed());
            aliases.add(BlogAddress.folder(alias));
            startIsClear = isStartClear();
        });
    }

    /** Sets the blog's own address, if the base is that of a served archive. */
    public void standFor(String address) {
        home = address;
    }

    /** The address that is asked. */
    public String base() {
        return start;
    }

    /** The blog's addresses other than the base. */
    public List<String> aliases() {
        return List.copyOf(aliases);
    }

    /** Whether the address is below the base or an alias. */
    public boolean isOwn(String url) {
        return !WITH_SCHEME.matcher(relative(url)).matches();
    }

    /** The address relative to the base, and otherwise unchanged. An address outside the blog becomes absolute. */
    public String relative(String url) {
        String address = url.strip();
        if (startIsClear && address.startsWith(start)) {
            return address.substring(start.length());
        }
        Matcher absolute = WITH_HOST.matcher(address);
        if (absolute.matches()) {
            return below(absolute.group(1), absolute.group(2))
                    .orElse(address.startsWith("//") ? "https:" + address : address);
        }
        if (address.startsWith("/")) {
            return below(authorityOf(base.toString()), address).orElse(base.resolve("/") + address.substring(1));
        }
        return WITH_SCHEME.matcher(address).matches()
                ? address
                : UPWARDS.matcher(address).replaceFirst("");
    }

    private Optional<String> below(String authority, String rest) {
        String path = rest.startsWith("/") ? rest.substring(1) : rest;
        String host = UrlParts.host(authority.substring(authority.lastIndexOf('@') + 1));
        return own.stream()
                .filter(root -> root.authority().equals(host))
                .map(root -> root.strip(path))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The address of a cover: the decoded path of an upload, an absolute address of the web, or empty. */
    public String upload(String url) {
        if (url.isBlank()) {
            return "";
        }
        String address = relative(url);
        if (WITH_SCHEME.matcher(address).matches()) {
            return WITH_HOST.matcher(address).matches() ? address : "";
        }
        if (!address.startsWith(Route.UPLOAD_FOLDER)) {
            return home + address;
        }
        String path = Percent.decode(address.replaceFirst("(?s)[?#].*", ""));
        return OUTSIDE.matcher(path).matches() ? "" : path;
    }

    /**
     * The address of an author's avatar: an upload, or an address elsewhere that does not identify a person. Empty if
     * emlog gives {@code admin/views/images/avatar.svg} or the blog's own address, which stand for no avatar.
     */
    public String avatar(String url) {
        String address = upload(url);
        if (address.startsWith(Route.UPLOAD_FOLDER)) {
            return address;
        }
        return isOwn(address) || OF_A_PERSON.matcher(address).find() ? "" : address;
    }

    /**
     * The upload that is a visitor's avatar, or empty. Avatar services are left out, because their addresses hold a
     * hash of the mail.
     */
    public String visitorAvatar(String url) {
        String address = upload(url);
        return address.startsWith(Route.UPLOAD_FOLDER) ? address : "";
    }

    /** A visitor's avatar that is no upload: one at another host, or one that the served archive keeps. */
    public Optional<Avatar> visitorPicture(String url) {
        String address = relative(url);
        if (KEPT_AVATAR.matcher(address).matches()) {
            return Optional.ofNullable(base.resolve(address)).map(Avatar::new);
        }
        return Optional.of(address)
                .filter(away -> WITH_HOST.matcher(away).matches())
                .map(HttpUrl::parse)
                .map(Avatar::new);
    }

    private static String authorityOf(String address) {
        Matcher parts = WITH_HOST.matcher(address);
        return parts.matches() ? parts.group(1) : "";
    }
}
