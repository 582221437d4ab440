package io.github.emlogstatic.content.media;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.Route;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what may be former addresses of the blog: those of another emlog whose uploads its texts show. */
public final class FormerAddresses {

    /**
     * An upload in the folder of an emlog. An address within another one does not count, such as that of a copy at
     * web.archive.org. The pattern allows as many characters as addresses of blogs have, and no more: embedded pictures have
     * thousands of characters without a space.
     */
    private static final Pattern UPLOAD =
            Pattern.compile("(?i)(?<![/\\w:])(?:https?:)?//([^/\\s\"'<>()?#]{1,253}/[^\\s\"'<>()?#:]{0,200}?)(?<=/)"
                    + Route.UPLOAD_FOLDER);

    private FormerAddresses() {}

    /** The addresses, each with {@code http} and a slash at its end. */
    public static Set<String> in(String html, BlogAddresses addresses) {
        Set<String> found = new TreeSet<>();
        if (!html.contains(Route.UPLOAD_FOLDER)) {
            return found;
        }
        Matcher upload = UPLOAD.matcher(html);
        while (upload.find()) {
            String address = "http://" + upload.group(1);
            if (addresses.resolve(address).isEmpty()) {
                found.add(address);
            }
        }
        return found;
    }
}
