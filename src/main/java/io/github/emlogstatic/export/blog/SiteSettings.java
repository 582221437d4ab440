package io.github.emlogstatic.export.blog;

import java.net.URI;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What the settings of all tools have in common.
 *
 * @param blog that is exported
 */
public record SiteSettings(ExportedBlog blog) {

    private static final int HOUR = 3600;

    /** The address of the site: {@code baseUrl}, or else the blog's own address. */
    public String address() {
        return blog.config().site().baseUrl().orElse(blog.site().blog().address());
    }

    /** The path of that address, beginning and ending in a slash. */
    public String path() {
        String path = URI.create(address()).getRawPath();
        return path == null || path.isEmpty() ? "/" : path.endsWith("/") ? path : path + "/";
    }

    /**
     * The time zone under a name, which tools ask for: {@code Asia/Shanghai} for {@code +08:00}. Empty if an offset has
     * none.
     */
    public Optional<String> timeZone() {
        ZoneId zone = blog.site().blog().zone();
        if (!(zone instanceof ZoneOffset offset)) {
            return Optional.of(zone.getId());
        }
        int hours = offset.getTotalSeconds() / HOUR;
        if (offset.getTotalSeconds() % HOUR != 0) {
            return Optional.empty();
        }
        // The sign of these names says how far behind the zone is.
        return Optional.of(
                hours == 8
                        ? "Asia/Shanghai"
                        : hours == 0 ? "Etc/UTC" : "Etc/GMT" + (hours > 0 ? "-" : "+") + Math.abs(hours));
    }
}
