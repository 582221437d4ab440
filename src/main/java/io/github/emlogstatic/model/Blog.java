package io.github.emlogstatic.model;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The blog as a whole.
 *
 * @param address the base address, ending in {@code /}
 * @param aliases former addresses of the same blog, each ending in {@code /}
 * @param name the blog's name, unescaped
 * @param description the blog's subtitle, unescaped
 * @param timeZone an offset ({@code +08:00}) or a region ({@code Asia/Shanghai}); emlog's dates have none
 * @param navigation the menu, in order
 * @param links friend links, in order
 * @param profile what the blog's pages say about it
 */
public record Blog(
        String address,
        List<String> aliases,
        String name,
        String description,
        String timeZone,
        List<Link> navigation,
        List<Link> links,
        BlogProfile profile) {

    /** @param profile may be null, as in archives of earlier versions */
    public Blog(
            String address,
            List<String> aliases,
            String name,
            String description,
            String timeZone,
            List<Link> navigation,
            List<Link> links,
            @Nullable BlogProfile profile) {
        this.address = address;
        this.aliases = List.copyOf(aliases);
        this.name = name;
        this.description = description;
        this.timeZone = timeZone;
        this.navigation = List.copyOf(navigation);
        this.links = List.copyOf(links);
        this.profile = profile == null ? BlogProfile.NONE : profile;
    }

    public Blog withHomePage(int id) {
        return new Blog(address, aliases, name, description, timeZone, navigation, links, profile.withHomePage(id));
    }

    public Blog withLinks(List<Link> menu, List<Link> friends) {
        return new Blog(address, aliases, name, description, timeZone, menu, friends, profile);
    }

    /** The zone that the dates of articles are in. */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** The name of that zone: {@code Asia/Shanghai} for {@code +08:00}. Empty if an offset has none. */
    public Optional<String> region() {
        return Region.of(zone());
    }
}
