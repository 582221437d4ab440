package io.github.emlogstatic.address;

import java.util.Optional;

/**
 * The base address of a blog, or a former one. The scheme makes no difference.
 *
 * @param authority host and port, in lower case and ASCII, without the default port
 * @param folder without a leading slash, and with a final one unless it is empty
 */
public record BlogRoot(String authority, String folder) {

    /** Empty unless the address is absolute, http or https. */
    public static Optional<BlogRoot> of(String url) {
        UrlParts address = UrlParts.parse(url);
        if (address.authority().isEmpty() || address.scheme().isEmpty() || !address.isWeb()) {
            return Optional.empty();
        }
        String folder = BlogPath.normalize(address.path());
        return Optional.of(
                new BlogRoot(address.authority(), folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/"));
    }

    /** The part of the path below the root; empty if the path is not below the root. */
    public Optional<String> strip(String path) {
        if (path.startsWith(folder)) {
            return Optional.of(path.substring(folder.length()));
        }
        boolean root = path.length() == folder.length() - 1 && folder.startsWith(path);
        return root ? Optional.of("") : Optional.empty();
    }
}
