package io.github.emlogstatic.model;

import java.time.ZoneId;
import java.util.List;

/**
 * What is known of the blog as a whole.
 *
 * @param address the base address, ending in {@code /}
 * @param aliases former addresses of the same blog, each ending in {@code /}
 * @param name the blog's name, unescaped
 * @param description the blog's subtitle, unescaped
 * @param timeZone an offset ({@code +08:00}) or a region ({@code Asia/Shanghai}); emlog's dates carry none
 * @param navigation the menu, in order
 * @param links friend links, in order
 */
public record Blog(
        String address,
        List<String> aliases,
        String name,
        String description,
        String timeZone,
        List<Link> navigation,
        List<Link> links) {

    public Blog {
        aliases = List.copyOf(aliases);
        navigation = List.copyOf(navigation);
        links = List.copyOf(links);
    }

    /** The zone that the dates of articles are in. */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }
}
